// Pairs of names that an article uses for one thing; the relationship counts the articles that do.
// Parameters: $rows list of {a, b, by: number of articles to add, negative to take away}, a < b. Rows: none. Index: name_id.
UNWIND $rows AS row
MATCH (a:Name {id: row.a}), (b:Name {id: row.b})
MERGE (a)-[r:SAME_AS {rule: 'article'}]->(b)
ON CREATE SET r.score = 1.0, r.witnesses = 0
SET r.witnesses = r.witnesses + row.by
WITH r
WHERE r.witnesses <= 0
DELETE r
