// Title: Plans that were changed later
// 标题: 后来被修改的计划
// Draws: (Entity)-PLANS->(Plan), (Plan)-REVISES->(Plan)
// Picture: who planned, the later plan, and an arrow from it to the earlier one.
// $limit integer = 60 (how many paths)
MATCH path = (:Entity)-[:PLANS]->(:Plan)-[:REVISES]->(:Plan)
RETURN path
LIMIT $limit
