// Take back the banding keys of these articles, and those of them that none has then.
// Parameters: $ids list of strings. Rows: none. Index: article_id.
UNWIND $ids AS id
MATCH (given:Article {id: id})-[h:HAS_KEY]->(k:TextKey)
USING INDEX SEEK given:Article(id)
WITH collect(h) AS filed, collect(DISTINCT k) AS keys
FOREACH (h IN filed | DELETE h)
WITH keys
UNWIND keys AS k
WITH k
WHERE NOT (k)<-[:HAS_KEY]-()
DELETE k
