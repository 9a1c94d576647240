// Title: What a policy says
// 标题: 某项政策规定了什么
// Every provision told of it, whom it binds, and the articles, in the order of the news.
// $name string (a name of the policy, law or plan)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(y:Policy)
WITH DISTINCT y
MATCH path = (y)<-[:UNDER]-(r:Regulation)
// As a table:
MATCH (r)-[v:EVIDENCED_BY]->(a:Article)
OPTIONAL MATCH (r)-[:ISSUED_BY]->(i:Entity)
RETURN y.name AS policy, i.name AS issuer, [(r)-[:BINDS]->(b) | b.name] AS binds, r.text AS provision, r.confidence AS confidence,
       a.published AS published, a.title AS article, v.start AS start, v.end AS end
ORDER BY coalesce(published, '9999'), article, start
// As a picture:
// Draws: (Regulation)-UNDER->(Policy), (Regulation)-BINDS->(Entity|Subject), (Regulation)-ISSUED_BY->(Entity)
// Picture: the policy in the middle, its provisions around, each with its issuer and whom it binds.
// 画面: 政策在中间，周围是它的规定，每条连着发布者和受约束的对象。
// $limit integer = 60 (how many paths)
OPTIONAL MATCH whose = (r)-[:BINDS|ISSUED_BY]->()
RETURN path, whose
LIMIT $limit
