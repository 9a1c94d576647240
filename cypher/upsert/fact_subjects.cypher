// What a regulation binds that is no entity: a trade, a kind of firm or product.
// Parameters: $rows list of {fact, subject, caption}. Rows: none. Index: fact_id, subject_name.
UNWIND $rows AS row
MATCH (f:Fact {id: row.fact})
USING INDEX SEEK f:Fact(id)
MERGE (s:Subject {name: row.subject})
SET s.caption = row.caption
MERGE (f)-[:BINDS]->(s)
