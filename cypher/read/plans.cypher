// Title: What somebody has promised, and by when
// 标题: 某个主体承诺了什么、何时完成
// Plans of an entity, under any of its names, with the sentence that says so; by target date, a quarter or half by its last day.
// $name string (a name of the entity)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH path = (e)-[:PLANS]->(p:Plan)-[v:EVIDENCED_BY]->(a:Article)
// As a table:
RETURN p.target_date AS target_date, e.name AS actor, p.text AS plan, p.confidence AS confidence, p.quantities AS quantities,
       a.published AS published, a.title AS article, v.start AS start, v.end AS end, a.id AS article_id
ORDER BY coalesce(left(target_date, 5)
           + {Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31', H1: '06-30', H2: '12-31'}[substring(target_date, 5)],
         target_date, '9999'),
         published, start
// As a picture:
// Draws: (Entity)-PLANS->(Plan), (Plan)-EVIDENCED_BY->(Article)
// Picture: the entity in the middle, its plans around it with their dates, and the articles that say so outside.
// 画面: 实体在中间，周围是它的计划和日期，外圈是说出这些计划的文章。
// $limit integer = 60 (how many paths)
RETURN path
LIMIT $limit
