// Title: Who speaks or works for an organisation
// 标题: 谁代表某个机构说话或任职
// People with a post there, and how often they are quoted.
// $name string (a name of the company or organisation)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(o:Entity)
WITH DISTINCT o
// As a table:
MATCH (p:Person)-[w:WORKS_FOR]->(o)
RETURN p.name AS person, w.title AS title, o.name AS organisation, COUNT { (p)-[:STATES]->() } AS statements
ORDER BY statements DESC, person, title
// As a picture:
// Draws: (Person)-HOLDS->(Affiliation), (Affiliation)-AT->(Entity)
// Picture: the organisation in the middle, the posts around it, and the people who hold them outside.
// 画面: 机构在中间，周围是职务，外圈是任职的人。
// $limit integer = 60 (how many paths)
MATCH path = (:Person)-[:HOLDS]->(:Affiliation)-[:AT]->(o)
RETURN path
LIMIT $limit
