// Title: The shortest chain of articles between two entities
// 标题: 两个实体之间最短的文章链
// Step by step through articles that mention two entities each. Places count as no link between.
// $from string (a name of the one)
// $to string (a name of the other)
MATCH (:_Name {surface: $from})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(a:Entity)
MATCH (:_Name {surface: $to})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(b:Entity)
WITH DISTINCT a, b
WHERE a <> b
MATCH path = shortestPath((a)-[:MENTIONS*..10]-(b))
WHERE none(n IN nodes(path) WHERE n:Region AND n <> a AND n <> b)
WITH path ORDER BY length(path) LIMIT 1
// As a table:
UNWIND range(0, length(path) / 2 - 1) AS i
WITH i + 1 AS step, nodes(path)[2 * i] AS one, nodes(path)[2 * i + 2] AS other
// The first of the articles that mention both.
CALL {
  WITH one, other
  MATCH (one)<-[m:MENTIONS]-(x:Article)-[n:MENTIONS]->(other)
  RETURN m, x, n ORDER BY coalesce(x.published, '9999'), x.id LIMIT 1
}
RETURN step, one.name AS one, m.surfaces[0] AS as_written, x.title AS article, other.name AS other,
       n.surfaces[0] AS other_as_written, x.id AS article_id, m.starts[0] AS start, n.starts[0] AS other_start
ORDER BY step
// As a picture:
// Draws: (Article)-MENTIONS->(Entity)
// Picture: a line from the one to the other, article and entity by turns.
// 画面: 从一个到另一个的一条线，文章和实体交替。
RETURN path
