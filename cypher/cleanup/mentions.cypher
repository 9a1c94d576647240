// Take away which entities these articles mention.
// Parameters: $ids list of strings. Rows: none. Index: article_id.
UNWIND $ids AS id
MATCH (given:Article {id: id})-[m:MENTIONS]->(:Entity)
USING INDEX SEEK given:Article(id)
DELETE m
