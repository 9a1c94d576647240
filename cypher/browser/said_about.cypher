// Title: Who said what about an entity
// 标题: 谁对某个实体说了什么
// Draws: (Entity)-STATES->(Statement), (Statement)-ABOUT->(Entity)
// Picture: the entity in the middle, statements that name it around it, and who made them outside.
// 画面: 实体在中间，周围是提到它的言论，外圈是说话的人。
// $name string (a name of the entity)
// $limit integer = 60 (how many paths)
MATCH path = (e:Entity {name: $name})<-[:ABOUT]-(:Statement)<-[:STATES]-(speaker:Entity)
WHERE speaker <> e
RETURN path
LIMIT $limit
