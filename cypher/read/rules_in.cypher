// Title: The rules that apply in a region
// 标题: 某个地区适用哪些规定
// Provisions for the region, with policy, issuer and whom they bind.
// $name string (a name of the region)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(g:Region)
WITH DISTINCT g
MATCH path = (g)<-[:APPLIES_IN]-(r:Regulation)
// As a table:
MATCH (r)-[:EVIDENCED_BY]->(a:Article)
OPTIONAL MATCH (r)-[:UNDER]->(y:Policy)
OPTIONAL MATCH (r)-[:ISSUED_BY]->(i:Entity)
RETURN g.name AS region, y.name AS policy, i.name AS issuer, [(r)-[:BINDS]->(b) | b.name] AS binds,
       r.text AS provision, r.confidence AS confidence, a.title AS article
ORDER BY policy, provision, article
// As a picture:
// Draws: (Regulation)-APPLIES_IN->(Region), (Regulation)-UNDER->(Policy)
// Picture: the region in the middle, provisions around, and their policies outside.
// 画面: 地区在中间，周围是适用的规定，外圈是所属的政策。
// $limit integer = 60 (how many paths)
OPTIONAL MATCH under = (r)-[:UNDER]->(:Policy)
RETURN path, under
LIMIT $limit
