// Title: The rules that apply in a region
// 标题: 某个地区适用哪些规定
// Provisions for the region, with policy, issuer and whom they bind.
// $name string (a name of the region)
// Picture: rules_in
MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(g:Region)
WITH DISTINCT g
MATCH (g)<-[:APPLIES_IN]-(r:Regulation)-[:EVIDENCED_BY]->(a:Article)
OPTIONAL MATCH (r)-[:UNDER]->(y:Policy)
OPTIONAL MATCH (r)-[:ISSUED_BY]->(i:Entity)
RETURN g.name AS region, y.name AS policy, i.name AS issuer, [(r)-[:BINDS]->(b) | b.name] AS binds,
       r.text AS provision, a.title AS article
ORDER BY policy, provision, article
