// Title: What others plan that names somebody or a place
// 标题: 别人的哪些计划提到某个实体或地方
// Plans whose words name the entity, by target date (a quarter or half: its last day); its own plans are left out.
// $name string (a name of the company, person, place, policy or organisation)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH path = (e)<-[:ABOUT]-(p:Plan)<-[:PLANS]-(actor:Entity)
WHERE actor <> e
// As a table:
MATCH (p)-[:EVIDENCED_BY]->(a:Article)
RETURN p.target_date AS target_date, actor.name AS actor, p.text AS plan, p.confidence AS confidence, a.published AS published, a.title AS article
ORDER BY coalesce(left(target_date, 5)
           + {Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31', H1: '06-30', H2: '12-31'}[substring(target_date, 5)],
         target_date, '9999'),
         actor, plan, published
// As a picture:
// Draws: (Entity)-PLANS->(Plan), (Plan)-ABOUT->(Entity)
// Picture: the entity in the middle, plans that name it around it, and who makes them outside.
// 画面: 实体在中间，周围是提到它的计划，外圈是制定计划的主体。
// $limit integer = 60 (how many paths)
RETURN path
LIMIT $limit
