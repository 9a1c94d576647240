// Title: What somebody has said
// 标题: 某个人或机构说过什么
// Statements of an entity, under any of its names; by publication.
// $name string (a name of the speaker)
// Picture: statements
MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH (e)-[:STATES]->(s:Statement)-[v:EVIDENCED_BY]->(a:Article)
RETURN a.published AS published, e.name AS speaker, s.verb AS verb, s.direct AS direct, s.text AS text,
       a.title AS article, v.start AS start, v.end AS end, a.id AS article_id
ORDER BY coalesce(published, ''), article_id, start
