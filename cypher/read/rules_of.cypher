// Title: The rules of an issuer
// 标题: 某个机构发布了哪些规定
// Provisions that an authority, a government or a company has issued, by policy.
// $name string (a name of the issuer)
// Picture: rules_of
MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(i:Entity)
WITH DISTINCT i
MATCH (i)<-[:ISSUED_BY]-(r:Regulation)-[:EVIDENCED_BY]->(a:Article)
OPTIONAL MATCH (r)-[:UNDER]->(y:Policy)
OPTIONAL MATCH (r)-[:APPLIES_IN]->(g:Region)
RETURN i.name AS issuer, y.name AS policy, g.name AS region, [(r)-[:BINDS]->(b) | b.name] AS binds,
       r.text AS provision, a.published AS published, a.title AS article
ORDER BY policy, provision, published, article
