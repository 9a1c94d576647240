// Title: What somebody has promised, and by when
// 标题: 某个主体承诺了什么、何时完成
// Draws: (Entity)-PLANS->(Plan), (Plan)-EVIDENCED_BY->(Article)
// Picture: the entity in the middle, its plans around it with their dates, and the articles that say so outside.
// 画面: 实体在中间，周围是它的计划和日期，外圈是说出这些计划的文章。
// $name string (a name of the entity)
// $limit integer = 60 (how many paths)
MATCH path = (:Entity {name: $name})-[:PLANS]->(:Plan)-[:EVIDENCED_BY]->(:Article)
RETURN path
LIMIT $limit
