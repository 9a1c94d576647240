// Title: Which rules touch an entity or a trade
// 标题: 哪些规定涉及某个实体或行业，在哪里适用
// Provisions that bind it, under any of its names, or a subject whose name contains the word.
// $name string (a name, or a word such as 电池)
CALL {
  MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(e:Entity)
  RETURN e AS bound
  UNION
  MATCH (s:Subject)
  WHERE s.name CONTAINS $name
  RETURN s AS bound
}
MATCH path = (bound)<-[:BINDS]-(r:Regulation)
// As a table:
MATCH (r)-[:EVIDENCED_BY]->(a:Article)
OPTIONAL MATCH (r)-[:UNDER]->(y:Policy)
OPTIONAL MATCH (r)-[:ISSUED_BY]->(i:Entity)
OPTIONAL MATCH (r)-[:APPLIES_IN]->(g:Region)
RETURN bound.name AS bound, y.name AS policy, i.name AS issuer, g.name AS region, r.text AS provision, r.confidence AS confidence, a.title AS article
ORDER BY bound, policy, provision
// As a picture:
// Draws: (Regulation)-BINDS->(Entity|Subject), (Regulation)-UNDER|ISSUED_BY|APPLIES_IN->(Entity)
// Picture: whom the rules bind in the middle, the provisions around, each with its policy, issuer and region.
// 画面: 受约束的对象在中间，周围是规定，每条连着政策、发布者和地区。
// $limit integer = 60 (how many paths)
OPTIONAL MATCH whose = (r)-[:UNDER|ISSUED_BY|APPLIES_IN]->(:Entity)
RETURN path, whose
LIMIT $limit
