// Title: Who appears together with an entity
// 标题: 谁常与某个实体一起出现
// Draws: (Article)-MENTIONS->(Entity)
// Picture: the entity in the middle, the articles that mention it, and the people, companies and organisations in them outside.
// 画面: 实体在中间，周围是提到它的文章，外圈是文中的其他人、公司和机构。
// $name string (a name of the entity)
// $limit integer = 60 (how many paths)
MATCH path = (e:Entity {name: $name})<-[:MENTIONS]-(:Article)-[:MENTIONS]->(other:Entity)
WHERE other <> e AND (other:Person OR other:Company OR other:Organization)
RETURN path
LIMIT $limit
