// Title: The rules of an issuer
// 标题: 某个机构发布了哪些规定
// Provisions that an authority, a government or a company has issued, by policy.
// $name string (a name of the issuer)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(i:Entity)
WITH DISTINCT i
MATCH path = (i)<-[:ISSUED_BY]-(r:Regulation)
// As a table:
MATCH (r)-[:EVIDENCED_BY]->(a:Article)
OPTIONAL MATCH (r)-[:UNDER]->(y:Policy)
OPTIONAL MATCH (r)-[:APPLIES_IN]->(g:Region)
RETURN i.name AS issuer, y.name AS policy, g.name AS region, [(r)-[:BINDS]->(b) | b.name] AS binds,
       r.text AS provision, r.confidence AS confidence, a.published AS published, a.title AS article
ORDER BY policy, provision, published, article
// As a picture:
// Draws: (Regulation)-ISSUED_BY->(Entity), (Regulation)-BINDS->(Entity|Subject)
// Picture: the issuer in the middle, its provisions around, and whom they bind outside.
// 画面: 发布者在中间，周围是它的规定，外圈是受约束的对象。
// $limit integer = 60 (how many paths)
OPTIONAL MATCH bound = (r)-[:BINDS]->()
RETURN path, bound
LIMIT $limit
