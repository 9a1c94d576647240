// Title: Plans due in a year
// 标题: 某一年到期的计划
// Draws: (Entity)-PLANS->(Plan)
// Picture: who plans what for that year: each actor with its plans around it.
// 画面: 谁在那一年要完成什么：每个主体周围是它的计划。
// $year year (four digits)
// $limit integer = 60 (how many paths)
MATCH path = (:Entity)-[:PLANS]->(p:Plan)
WHERE p.target_date STARTS WITH $year
RETURN path
LIMIT $limit
