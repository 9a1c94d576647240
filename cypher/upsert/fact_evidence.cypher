// The characters that state facts which have no evidence yet.
// Parameters: $rows list of {fact, article, start, end, quote}. Rows: none. Index: fact_id, article_id.
UNWIND $rows AS row
MATCH (f:Fact {id: row.fact}), (a:Article {id: row.article})
USING INDEX SEEK f:Fact(id)
USING INDEX SEEK a:Article(id)
CREATE (f)-[:EVIDENCED_BY {start: row.start, end: row.end, quote: row.quote}]->(a)
