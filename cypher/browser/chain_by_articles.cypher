// Title: The shortest chain of articles between two entities
// 标题: 两个实体之间最短的文章链
// Draws: (Article)-MENTIONS->(Entity)
// Picture: a line from the one to the other, article and entity by turns.
// 画面: 从一个到另一个的一条线，文章和实体交替。
// $from string (a name of the one)
// $to string (a name of the other)
MATCH (a:Entity {name: $from})
MATCH (b:Entity {name: $to})
WITH a, b WHERE a <> b
MATCH path = shortestPath((a)-[:MENTIONS*..10]-(b))
WHERE none(n IN nodes(path) WHERE n:Region AND n <> a AND n <> b)
RETURN path
ORDER BY length(path)
LIMIT 1
