// Title: Who appears together with an entity
// 标题: 谁常与某个实体一起出现
// Other entities by the number of articles that mention both.
// $name string (a name of the entity)
// $limit integer = 30 (how many rows)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH path = (e)<-[:MENTIONS]-(a:Article)-[:MENTIONS]->(other:Entity)
WHERE other <> e
// As a table:
RETURN other.name AS name, other.type AS type, count(DISTINCT a) AS articles
ORDER BY articles DESC, name
LIMIT $limit
// As a picture:
// Draws: (Article)-MENTIONS->(Entity)
// Picture: the entity in the middle, the articles that mention it around, and whom and what else they mention outside.
// 画面: 实体在中间，周围是提到它的文章，外圈是文中的其他实体。
// $limit integer = 60 (how many paths)
RETURN path
LIMIT $limit
