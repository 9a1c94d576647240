// Take back what texts these articles are like.
// Parameters: $ids list of strings. Rows: none. Index: article_id.
UNWIND $ids AS id
MATCH (given:Article {id: id})-[s:SAME_TEXT]-(:Article)
USING INDEX SEEK given:Article(id)
DELETE s
