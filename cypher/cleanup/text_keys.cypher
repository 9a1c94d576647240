// Take back the banding keys of these articles, keys that none has then, and what texts they are like.
// Parameters: $ids list of strings. Rows: none. Index: article_id.
UNWIND $ids AS id
MATCH (a:Article {id: id})
OPTIONAL MATCH (a)-[s:SAME_TEXT]-(:Article)
DELETE s
WITH DISTINCT a
MATCH (a)-[h:HAS_KEY]->(k:TextKey)
DELETE h
WITH DISTINCT k
WHERE NOT (k)<-[:HAS_KEY]-()
DELETE k
