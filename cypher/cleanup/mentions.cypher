// Take away which entities these articles mention.
// Parameters: $ids list of strings. Rows: none. Index: article_id.
UNWIND $ids AS id
MATCH (:Article {id: id})-[m:MENTIONS]->(:Entity)
DELETE m
