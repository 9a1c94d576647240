// Title: Who appears together with an entity
// 标题: 谁常与某个实体一起出现
// Other entities by the number of articles that mention both.
// $name string (a name of the entity)
// $limit integer = 30 (how many rows)
// Picture: together
MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH (e)<-[:MENTIONS]-(a:Article)-[:MENTIONS]->(other:Entity)
WHERE other <> e
RETURN other.name AS name, other.type AS type, count(DISTINCT a) AS articles
ORDER BY articles DESC, name
LIMIT $limit
