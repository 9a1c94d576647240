// The banding keys of the texts of articles.
// Parameters: $rows list of {article, key}. Rows: none. Index: article_id, text_key_id.
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
USING INDEX SEEK a:Article(id)
MERGE (k:TextKey {id: row.key})
MERGE (a)-[:HAS_KEY]->(k)
