// Title: Which rules are told in the articles about somebody
// 标题: 关于某个主体的报道里讲到哪些规定
// Provisions in articles that state a plan, a statement or a post of the entity: those of its trade, whomever they bind.
// $name string (a name of the company, person or organisation)
// $limit integer = 100 (how many rows)
// Picture: rules_around
MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH (e)-[:{{roles}}]-(f:Fact)-[:EVIDENCED_BY]->(a:Article)<-[v:EVIDENCED_BY]-(r:Regulation)
WHERE NOT f:Regulation
WITH DISTINCT e, a, r, v.start AS start
OPTIONAL MATCH (r)-[:UNDER]->(y:Policy)
OPTIONAL MATCH (r)-[:APPLIES_IN]->(g:Region)
RETURN y.name AS policy, g.name AS region, [(r)-[:BINDS]->(b) | b.name] AS binds, r.text AS provision,
       a.title AS article, start, a.id AS article_id
ORDER BY policy, provision, article_id, start
LIMIT $limit
