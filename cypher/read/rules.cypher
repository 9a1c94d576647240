// Title: All rules in the graph
// 标题: 图中的所有规定
// Each provision with its policy, issuer and whom it binds.
// $limit integer = 100 (how many rows)
MATCH (r:Regulation)
// As a table:
MATCH (r)-[:EVIDENCED_BY]->(a:Article)
OPTIONAL MATCH (r)-[:UNDER]->(y:Policy)
OPTIONAL MATCH (r)-[:ISSUED_BY]->(i:Entity)
RETURN y.name AS policy, i.name AS issuer, [(r)-[:BINDS]->(b) | b.name] AS binds, r.text AS provision, r.confidence AS confidence,
       a.title AS article
ORDER BY policy, provision
LIMIT $limit
// As a picture:
// Draws: (Regulation)-UNDER->(Policy), (Regulation)-BINDS->(Entity|Subject)
// Picture: policies, each with its provisions around it, and whom these bind outside.
// 画面: 若干政策，每项周围是它的规定，外圈是受约束的对象。
// $limit integer = 60 (how many paths)
MATCH path = (r)-[:UNDER|BINDS]->()
RETURN path
LIMIT $limit
