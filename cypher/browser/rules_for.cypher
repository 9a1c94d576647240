// Title: Which rules touch an entity or a trade
// 标题: 哪些规定涉及某个实体或行业，在哪里适用
// Draws: (Regulation)-BINDS->(Entity|Subject), (Regulation)-UNDER|ISSUED_BY|APPLIES_IN->(Entity)
// Picture: whom the rules bind in the middle, the provisions around, each with its policy, issuer and region.
// 画面: 受约束的对象在中间，周围是规定，每条连着政策、发布者和地区。
// $name string (a name, or a word such as 电池)
// $limit integer = 60 (how many paths)
CALL {
  MATCH (e:Entity {name: $name})
  RETURN e AS bound
  UNION
  MATCH (s:Subject)
  WHERE s.name CONTAINS $name
  RETURN s AS bound
}
MATCH path = (bound)<-[:BINDS]-(:Regulation)-[:UNDER|ISSUED_BY|APPLIES_IN]->(:Entity)
RETURN path
LIMIT $limit
