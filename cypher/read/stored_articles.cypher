// These articles as they are stored.
// Parameters: $ids list of strings. Rows: article (map of its properties). Index: article_id.
UNWIND $ids AS id
MATCH (a:Article {id: id})
USING INDEX SEEK a:Article(id)
RETURN properties(a) AS article
ORDER BY article.id
