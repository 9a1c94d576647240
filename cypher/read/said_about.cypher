// Title: Who said what about an entity
// 标题: 谁对某个实体说了什么
// Statements of others whose words name it.
// $name string (a name of the entity)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH path = (e)<-[:ABOUT]-(s:Statement)<-[:STATES]-(speaker:Entity)
WHERE speaker <> e
// As a table:
MATCH (s)-[:EVIDENCED_BY]->(a:Article)
RETURN a.published AS published, speaker.name AS speaker, s.text AS text, s.confidence AS confidence, a.title AS article
ORDER BY coalesce(published, ''), article, speaker, text
// As a picture:
// Draws: (Entity)-STATES->(Statement), (Statement)-ABOUT->(Entity)
// Picture: the entity in the middle, statements that name it around it, and who made them outside.
// 画面: 实体在中间，周围是提到它的表态，外圈是说话的人。
// $limit integer = 60 (how many paths)
RETURN path
LIMIT $limit
