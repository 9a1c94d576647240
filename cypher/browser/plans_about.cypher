// Title: What others plan that names somebody or a place
// 标题: 别人的哪些计划提到某个实体或地方
// Draws: (Entity)-PLANS->(Plan), (Plan)-ABOUT->(Entity)
// Picture: the entity in the middle, plans that name it around it, and who makes them outside.
// 画面: 实体在中间，周围是提到它的计划，外圈是制定计划的主体。
// $name string (a name of the entity)
// $limit integer = 60 (how many paths)
MATCH path = (e:Entity {name: $name})<-[:ABOUT]-(:Plan)<-[:PLANS]-(actor:Entity)
WHERE actor <> e
RETURN path
LIMIT $limit
