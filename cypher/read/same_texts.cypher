// The articles that have nearly the same text as one of these.
// Parameters: $ids list of strings. Rows: a, b (ids; one of them is among the given). Index: article_id.
UNWIND $ids AS id
MATCH (x:Article {id: id})-[r:SAME_TEXT]-(:Article)
USING INDEX SEEK x:Article(id)
RETURN DISTINCT startNode(r).id AS a, endNode(r).id AS b
ORDER BY a, b
