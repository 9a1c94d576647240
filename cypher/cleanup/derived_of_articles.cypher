// Take away what was derived from these articles: mentions and facts (their observations stay).
// Parameters: $ids list of strings. Rows: one, with subjects (names that may be left over). Index: article_id.
UNWIND $ids AS id
MATCH (a:Article {id: id})
OPTIONAL MATCH (a)-[m:MENTIONS]->(:Entity)
DELETE m
WITH DISTINCT a
OPTIONAL MATCH (a)<-[:EVIDENCED_BY]-(f:Fact)
OPTIONAL MATCH (f)-[:BINDS]->(s:Subject)
WITH collect(DISTINCT f) AS facts, collect(DISTINCT s.name) AS subjects
FOREACH (f IN facts | DETACH DELETE f)
RETURN subjects
