// Title: What others plan that names somebody or a place
// 标题: 别人的哪些计划提到某个实体或地方
// Plans whose words name the entity, by target date; its own plans are left out.
// $name string (a name of the company, person, place, policy or organisation)
// Picture: plans_about
MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH (e)<-[:ABOUT]-(p:Plan)<-[:PLANS]-(actor:Entity)
WHERE actor <> e
MATCH (p)-[:EVIDENCED_BY]->(a:Article)
RETURN p.target_date AS target_date, actor.name AS actor, p.text AS plan, a.published AS published, a.title AS article
ORDER BY coalesce(target_date, '9999'), actor, plan, published
