// Take back which names these articles use (their observations are about to be replaced or removed).
// Parameters: $ids list of strings. Rows: none. Index: article_id.
UNWIND $ids AS id
MATCH (given:Article {id: id})-[r:NAMES]->(:_Name)
USING INDEX SEEK given:Article(id)
DELETE r
