// The texts of these articles.
// Parameters: $ids list of strings. Rows: id, text. Index: article_id.
UNWIND $ids AS id
MATCH (a:Article {id: id})
USING INDEX SEEK a:Article(id)
RETURN a.id AS id, a.text AS text
ORDER BY id
