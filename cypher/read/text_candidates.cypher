// Pairs of one of these articles and another that shares a banding key with its text.
// Parameters: $ids list of strings. Rows: one, other (ids). Index: article_id.
UNWIND $ids AS id
MATCH (a:Article {id: id})-[:HAS_KEY]->(:TextKey)<-[:HAS_KEY]-(b:Article)
USING INDEX SEEK a:Article(id)
RETURN DISTINCT a.id AS one, b.id AS other
ORDER BY one, other
