// Title: Who speaks or works for an organisation
// 标题: 谁代表某个机构说话或任职
// People with a post there, and how often they are quoted.
// $name string (a name of the company or organisation)
// Picture: people_of
MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(o:Entity)
WITH DISTINCT o
MATCH (p:Person)-[w:WORKS_FOR]->(o)
RETURN p.name AS person, w.title AS title, o.name AS organisation, COUNT { (p)-[:STATES]->() } AS statements
ORDER BY statements DESC, person, title
