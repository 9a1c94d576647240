// What a fact names in a role and is no entity: a trade, a kind of firm or product.
// Parameters: $rows list of {fact, subject, caption, link: the role}. Rows: none. Index: fact_id, subject_name.
UNWIND $rows AS row
MATCH (f:Fact {id: row.fact})
USING INDEX SEEK f:Fact(id)
MERGE (s:Subject {name: row.subject})
SET s.caption = row.caption
FOREACH (_ IN CASE row.link WHEN '{{subject_into}}' THEN [1] ELSE [] END | MERGE (s)-[:{{subject_into}}]->(f))
FOREACH (_ IN CASE row.link WHEN '{{subject_out}}' THEN [1] ELSE [] END | MERGE (f)-[:{{subject_out}}]->(s))
