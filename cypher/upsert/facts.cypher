// Facts, each with the characters that state it.
// Parameters: $rows list of {id, label: Affiliation|Statement|Plan|Regulation, properties: map, article, start, end, quote}.
// Rows: none. Index: fact_id, article_id.
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MERGE (f:Fact {id: row.id})
SET f += row.properties
FOREACH (_ IN CASE row.label WHEN 'Affiliation' THEN [1] ELSE [] END | SET f:Affiliation)
FOREACH (_ IN CASE row.label WHEN 'Statement' THEN [1] ELSE [] END | SET f:Statement)
FOREACH (_ IN CASE row.label WHEN 'Plan' THEN [1] ELSE [] END | SET f:Plan)
FOREACH (_ IN CASE row.label WHEN 'Regulation' THEN [1] ELSE [] END | SET f:Regulation)
MERGE (f)-[e:EVIDENCED_BY]->(a)
SET e.start = row.start, e.end = row.end, e.quote = row.quote
