// Title: What somebody has promised, and by when
// 标题: 某个主体承诺了什么、何时完成
// Plans of an entity, under any of its names, with the sentence that says so; by target date.
// $name string (a name of the entity)
// Picture: plans
MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH (e)-[:PLANS]->(p:Plan)-[v:EVIDENCED_BY]->(a:Article)
RETURN p.target_date AS target_date, e.name AS actor, p.text AS plan, p.quantities AS quantities,
       a.published AS published, a.title AS article, v.start AS start, v.end AS end, a.id AS article_id
ORDER BY coalesce(target_date, '9999'), published, start
