// Title: What a policy says
// 标题: 某项政策规定了什么
// Every provision told of it, whom it binds, and the articles, in the order of the news.
// $name string (a name of the policy, law or plan)
// Picture: policy
MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(y:Policy)
WITH DISTINCT y
MATCH (y)<-[:UNDER]-(r:Regulation)-[v:EVIDENCED_BY]->(a:Article)
OPTIONAL MATCH (r)-[:ISSUED_BY]->(i:Entity)
RETURN y.name AS policy, i.name AS issuer, [(r)-[:BINDS]->(b) | b.name] AS binds, r.text AS provision,
       a.published AS published, a.title AS article, v.start AS start, v.end AS end
ORDER BY coalesce(published, '9999'), article, start
