// Title: Plans that were changed later
// 标题: 后来被修改的计划
// What was planned first, what it became, and what changed; newest change first.
// $limit integer = 100 (how many rows)
// Picture: revised_plans
MATCH (p:Plan)-[r:REVISES]->(q:Plan)
MATCH (e:Entity)-[:PLANS]->(p)
WITH p, q, r, collect(DISTINCT e.name) AS who,
     COLLECT { MATCH (p)-[:EVIDENCED_BY]->(a:Article) RETURN a.published ORDER BY coalesce(a.published, '9999') LIMIT 1 }[0]
       AS changed,
     COLLECT { MATCH (q)-[:EVIDENCED_BY]->(a:Article) RETURN a.published ORDER BY coalesce(a.published, '9999') LIMIT 1 }[0]
       AS announced
RETURN changed, who, r.changes AS changes, p.text AS plan, announced, q.text AS earlier_plan, p.id AS fact,
       q.id AS earlier_fact
ORDER BY coalesce(changed, '') DESC, fact, earlier_fact
LIMIT $limit
