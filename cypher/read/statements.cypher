// Title: What somebody has said
// 标题: 某个人或机构说过什么
// Statements of an entity, under any of its names; by publication.
// $name string (a name of the speaker)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH path = (e)-[:STATES]->(s:Statement)-[v:EVIDENCED_BY]->(a:Article)
// As a table:
RETURN a.published AS published, e.name AS speaker, s.verb AS verb, s.direct AS direct, s.text AS text, s.confidence AS confidence,
       a.title AS article, v.start AS start, v.end AS end, a.id AS article_id
ORDER BY coalesce(published, ''), article_id, start
// As a picture:
// Draws: (Entity)-STATES->(Statement), (Statement)-EVIDENCED_BY->(Article)
// Picture: the speaker in the middle, the statements around, and the articles that quote them outside.
// 画面: 说话人在中间，周围是说过的话，外圈是引述的文章。
// $limit integer = 60 (how many paths)
RETURN path
LIMIT $limit
