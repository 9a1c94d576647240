// Title: All plans, by target date
// 标题: 所有计划，按目标日期排列
// Who plans what by when.
// $limit integer = 100 (how many rows)
// Picture: plans_due
MATCH (e:Entity)-[:PLANS]->(p:Plan)-[:EVIDENCED_BY]->(a:Article)
RETURN p.target_date AS target_date, e.name AS actor, p.text AS plan, p.quantities AS quantities,
       a.published AS published, a.title AS article
ORDER BY coalesce(target_date, '9999'), actor, plan
LIMIT $limit
