// Title: The shortest chain between two entities, with its evidence
// 标题: 两个实体之间最短的联系，附证据
// Step by step through facts: who, the fact, to whom, and the characters that say so. Places count as no link between.
// $from string (a name of the one)
// $to string (a name of the other)
MATCH (:_Name {surface: $from})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(a:Entity)
MATCH (:_Name {surface: $to})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(b:Entity)
WITH DISTINCT a, b
WHERE a <> b
MATCH path = shortestPath((a)-[:{{roles}}|ABOUT*..8]-(b))
WHERE none(n IN nodes(path) WHERE n:Region AND n <> a AND n <> b)
WITH path ORDER BY length(path) LIMIT 1
// As a table:
UNWIND range(0, length(path) / 2 - 1) AS i
WITH i + 1 AS step, nodes(path)[2 * i] AS one, nodes(path)[2 * i + 2] AS other
// Of the facts that tie the two, one in which both have a role rather than are named.
CALL {
  WITH one, other
  MATCH (one)-[r:{{roles}}|ABOUT]-(f:Fact)
  MATCH (f)-[s:{{roles}}|ABOUT]-(other)
  RETURN r, f, s ORDER BY (type(r) = 'ABOUT') OR (type(s) = 'ABOUT'), f.id, type(r), type(s) LIMIT 1
}
WITH *, COLLECT {
  MATCH (f)-[v:EVIDENCED_BY]->(x:Article)
  RETURN [x.title, v.quote, x.id, v.start, v.end] ORDER BY coalesce(x.published, '9999'), x.id, v.start LIMIT 1
}[0] AS said
RETURN step, one.name AS one, type(r) AS as_one, [l IN labels(f) WHERE l <> 'Fact'][0] AS kind, said[1] AS quote, f.confidence AS confidence,
       type(s) AS as_other, other.name AS other, said[0] AS article, said[2] AS article_id, said[3] AS start, said[4] AS end
ORDER BY step
// As a picture:
// Draws: (Entity|Subject)-*-(Fact), (Fact)-EVIDENCED_BY->(Article)
// Picture: a line from the one to the other through facts and entities by turns, and at each fact its articles.
// 画面: 从一个到另一个的一条线，事实和实体交替，每条事实旁边是它的文章。
UNWIND [n IN nodes(path) WHERE n:Fact] AS f
MATCH evidence = (f)-[:EVIDENCED_BY]->(:Article)
RETURN path, evidence
