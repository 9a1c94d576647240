// Title: Which rules touch an entity or a trade
// 标题: 哪些规定涉及某个实体或行业，在哪里适用
// Provisions that bind it, under any of its names, or a subject whose name contains the word.
// $name string (a name, or a word such as 电池)
// Picture: rules_for
CALL {
  MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(e:Entity)<-[:BINDS]-(r:Regulation)
  RETURN r, e.name AS bound
  UNION
  MATCH (s:Subject)<-[:BINDS]-(r:Regulation)
  WHERE s.name CONTAINS $name
  RETURN r, s.name AS bound
}
MATCH (r)-[:EVIDENCED_BY]->(a:Article)
OPTIONAL MATCH (r)-[:UNDER]->(y:Policy)
OPTIONAL MATCH (r)-[:ISSUED_BY]->(i:Entity)
OPTIONAL MATCH (r)-[:APPLIES_IN]->(g:Region)
RETURN bound, y.name AS policy, i.name AS issuer, g.name AS region, r.text AS provision, a.title AS article
ORDER BY bound, policy, provision
