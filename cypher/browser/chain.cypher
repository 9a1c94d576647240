// Title: The shortest chain between two entities, with its evidence
// 标题: 两个实体之间最短的联系，附证据
// Draws: (Entity|Subject)-*-(Fact), (Fact)-EVIDENCED_BY->(Article)
// Picture: a line from the one to the other through facts and entities by turns, and at each fact its articles.
// 画面: 从一个到另一个的一条线，事实和实体交替，每条事实旁边是它的文章。
// $from string (a name of the one)
// $to string (a name of the other)
MATCH (a:Entity {name: $from})
MATCH (b:Entity {name: $to})
WITH a, b WHERE a <> b
MATCH chain = shortestPath((a)-[:{{roles}}|ABOUT*..8]-(b))
WHERE none(n IN nodes(chain) WHERE n:Region AND n <> a AND n <> b)
WITH chain ORDER BY length(chain) LIMIT 1
UNWIND [n IN nodes(chain) WHERE n:Fact] AS f
MATCH evidence = (f)-[:EVIDENCED_BY]->(:Article)
RETURN chain, evidence
