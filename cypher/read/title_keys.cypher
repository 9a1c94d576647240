// The folded titles of these articles.
// Parameters: $ids list of strings. Rows: title_key. Index: article_id.
UNWIND $ids AS id
MATCH (a:Article {id: id})
USING INDEX SEEK a:Article(id)
RETURN DISTINCT a.title_key AS title_key
ORDER BY title_key
