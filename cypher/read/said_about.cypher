// Title: Who said what about an entity
// 标题: 谁对某个实体说了什么
// Statements of others whose words name it.
// $name string (a name of the entity)
// Picture: said_about
MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH (e)<-[:ABOUT]-(s:Statement)<-[:STATES]-(speaker:Entity)
WHERE speaker <> e
MATCH (s)-[:EVIDENCED_BY]->(a:Article)
RETURN a.published AS published, speaker.name AS speaker, s.text AS text, a.title AS article
ORDER BY coalesce(published, ''), article, speaker, text
