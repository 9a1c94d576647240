// Which of these articles are there, and their folded titles.
// Parameters: $ids list of strings. Rows: id, title_key. Index: article_id.
UNWIND $ids AS id
MATCH (a:Article {id: id})
USING INDEX SEEK a:Article(id)
RETURN a.id AS id, a.title_key AS title_key
ORDER BY id
