// Title: Plans that were changed later
// 标题: 后来被修改的计划
// What was planned first, what it became, and what changed; newest change first.
// $limit integer = 100 (how many rows)
MATCH path = (e:Entity)-[:PLANS]->(p:Plan)-[r:REVISES]->(q:Plan)
// As a table:
WITH p, q, r, collect(DISTINCT e.name) AS who,
     COLLECT { MATCH (p)-[:EVIDENCED_BY]->(a:Article) RETURN a.published ORDER BY coalesce(a.published, '9999') LIMIT 1 }[0]
       AS changed,
     COLLECT { MATCH (q)-[:EVIDENCED_BY]->(a:Article) RETURN a.published ORDER BY coalesce(a.published, '9999') LIMIT 1 }[0]
       AS announced
RETURN changed, who, r.changes AS changes, p.text AS plan, p.confidence AS confidence, announced, q.text AS earlier_plan,
       q.confidence AS earlier_confidence, p.id AS fact,
       q.id AS earlier_fact
ORDER BY coalesce(changed, '') DESC, fact, earlier_fact
LIMIT $limit
// As a picture:
// Draws: (Entity)-PLANS->(Plan), (Plan)-REVISES->(Plan)
// Picture: who planned, the later plan, and an arrow from it to the earlier one.
// 画面: 制定者、后来的计划，以及从它指向先前计划的箭头。
// $limit integer = 60 (how many paths)
RETURN path
LIMIT $limit
