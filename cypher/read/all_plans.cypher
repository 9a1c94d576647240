// Title: All plans, by target date
// 标题: 所有计划，按目标日期排列
// Who plans what by when; a quarter or half stands at its last day.
// $limit integer = 100 (how many rows)
// Picture: plans_due
MATCH (e:Entity)-[:PLANS]->(p:Plan)-[:EVIDENCED_BY]->(a:Article)
RETURN p.target_date AS target_date, e.name AS actor, p.text AS plan, p.confidence AS confidence, p.quantities AS quantities,
       a.published AS published, a.title AS article
ORDER BY coalesce(left(target_date, 5)
           + {Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31', H1: '06-30', H2: '12-31'}[substring(target_date, 5)],
         target_date, '9999'),
         actor, plan
LIMIT $limit
