// Title: The figures that articles report of somebody
// 标题: 某个主体的数字
// Each figure of an entity, under any of its names, with its time, what it is compared with, and the sentence that says so.
// $name string (a name of the entity)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH path = (e)-[:REPORTED]->(f:Figure)-[v:EVIDENCED_BY]->(a:Article)
// As a table:
RETURN f.indicator AS indicator, f.period AS period, f.value AS value, f.number AS number, f.unit AS unit,
       f.change AS change, f.confidence AS confidence, a.published AS published, a.title AS article, v.quote AS quote,
       v.start AS start, v.end AS end, a.id AS article_id
ORDER BY indicator, coalesce(period, '9999'), published, start, article_id
// As a picture:
// Draws: (Entity)-REPORTED->(Figure), (Figure)-EVIDENCED_BY->(Article)
// Picture: the entity in the middle, its figures around it, and the articles that report them outside.
// 画面: 实体在中间，周围是它的数字，外圈是报道这些数字的文章。
// $limit integer = 60 (how many paths)
RETURN path
LIMIT $limit
