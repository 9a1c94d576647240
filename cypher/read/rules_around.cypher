// Title: Which rules are told in the articles about somebody
// 标题: 关于某个主体的报道里讲到哪些规定
// Provisions in articles that state a plan, a statement or a post of the entity: those of its trade, whomever they bind.
// $name string (a name of the company, person or organisation)
// $limit integer = 100 (how many rows)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH path = (e)-[:{{roles}}]-(f:Fact)-[:EVIDENCED_BY]->(a:Article)<-[v:EVIDENCED_BY]-(r:Regulation)
WHERE NOT f:Regulation
// As a table:
WITH DISTINCT e, a, r, v.start AS start
OPTIONAL MATCH (r)-[:UNDER]->(y:Policy)
OPTIONAL MATCH (r)-[:APPLIES_IN]->(g:Region)
RETURN y.name AS policy, g.name AS region, [(r)-[:BINDS]->(b) | b.name] AS binds, r.text AS provision, r.confidence AS confidence,
       a.title AS article, start, a.id AS article_id
ORDER BY policy, provision, article_id, start
LIMIT $limit
// As a picture:
// Draws: (Entity)-*-(Fact), (Fact)-EVIDENCED_BY->(Article), (Regulation)-UNDER->(Policy)
// Picture: the entity in the middle, what it does around, the articles that say so with the provisions that they tell, and their policies outside.
// 画面: 实体在中间，周围是它的事实，再外面是说出事实的文章、文章讲到的规定和政策。
// $limit integer = 60 (how many paths)
OPTIONAL MATCH under = (r)-[:UNDER]->(:Policy)
RETURN path, under
LIMIT $limit
