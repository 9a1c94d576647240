// Title: Plans that were changed later
// 标题: 后来被修改的计划
// Draws: (Entity)-PLANS->(Plan), (Plan)-REVISES->(Plan)
// Picture: who planned, the later plan, and an arrow from it to the earlier one.
// 画面: 制定者、后来的计划，以及从它指向先前计划的箭头。
// $limit integer = 60 (how many paths)
MATCH path = (:Entity)-[:PLANS]->(:Plan)-[:REVISES]->(:Plan)
RETURN path
LIMIT $limit
