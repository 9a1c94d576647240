// Title: All rules in the graph
// 标题: 图中的所有规定
// Each provision with its policy, issuer and whom it binds.
// $limit integer = 100 (how many rows)
// Picture: rules
MATCH (r:Regulation)-[:EVIDENCED_BY]->(a:Article)
OPTIONAL MATCH (r)-[:UNDER]->(y:Policy)
OPTIONAL MATCH (r)-[:ISSUED_BY]->(i:Entity)
RETURN y.name AS policy, i.name AS issuer, [(r)-[:BINDS]->(b) | b.name] AS binds, r.text AS provision,
       a.title AS article
ORDER BY policy, provision
LIMIT $limit
