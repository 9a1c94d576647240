// Title: Who held which post at an organisation, in the order of the news
// 标题: 某个机构历任职务，按报道先后
// Each post when it was first reported; who came and who went shows in the order.
// $name string (a name of the company or organisation)
// Picture: people_of
MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(o:Entity)
WITH DISTINCT o
MATCH (p:Person)-[:HOLDS]->(f:Affiliation)-[:AT]->(o)
MATCH (f)-[:EVIDENCED_BY]->(a:Article)
RETURN min(a.published) AS first_reported, max(a.published) AS last_reported, p.name AS person, f.title AS title,
       o.name AS organisation, max(f.confidence) AS confidence, count(DISTINCT a) AS articles
ORDER BY coalesce(first_reported, '9999'), person, title
