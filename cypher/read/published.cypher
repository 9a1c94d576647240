// When these articles were published.
// Parameters: $ids list of strings. Rows: id, published. Index: article_id.
UNWIND $ids AS id
MATCH (a:Article {id: id})
USING INDEX SEEK a:Article(id)
RETURN a.id AS id, a.published AS published
ORDER BY id
