// Pairs of articles with nearly the same text.
// Parameters: $rows list of {a, b}, a < b. Rows: none. Index: article_id.
UNWIND $rows AS row
MATCH (a:Article {id: row.a}), (b:Article {id: row.b})
USING INDEX SEEK a:Article(id)
USING INDEX SEEK b:Article(id)
MERGE (a)-[:SAME_TEXT]->(b)
