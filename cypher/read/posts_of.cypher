// Title: The posts of a person
// 标题: 某个人担任过的职务
// Each title as an article gives it, with the article and its date.
// $name string (a name of the person)
// Picture: posts_of
MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(p:Person)
WITH DISTINCT p
MATCH (p)-[:HOLDS]->(f:Affiliation)-[:EVIDENCED_BY]->(a:Article)
OPTIONAL MATCH (f)-[:AT]->(o:Entity)
RETURN p.name AS person, f.title AS title, o.name AS organisation, a.published AS published, a.title AS article
ORDER BY coalesce(published, ''), article, title
