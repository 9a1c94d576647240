// Title: Facts that the most witnesses support
// 标题: 来源最多的事实
// Facts that several articles report, reprints of one text counted once.
// $limit integer = 50 (how many rows)
MATCH (f:Fact)
WHERE f.witnesses > 1
// As a table:
RETURN f.witnesses AS witnesses, [l IN labels(f) WHERE l <> 'Fact'][0] AS kind,
       COLLECT { MATCH (f)-[:{{who}}]-(e:Entity) WHERE NOT e:Policy RETURN DISTINCT e.name AS name ORDER BY name } AS who,
       f.text AS text, f.confidence AS confidence, COLLECT { MATCH (f)-[:EVIDENCED_BY]->(a:Article) RETURN DISTINCT a.id AS id ORDER BY id } AS articles,
       f.id AS fact
ORDER BY witnesses DESC, fact
LIMIT $limit
// As a picture:
// Draws: (Fact)-EVIDENCED_BY->(Article)
// Picture: a fact in the middle of the articles that report it, several times.
// 画面: 一条事实在报道它的几篇文章中间，有若干组。
// $limit integer = 20 (how many facts)
WITH f ORDER BY f.witnesses DESC, f.id LIMIT $limit
MATCH path = (f)-[:EVIDENCED_BY]->(:Article)
RETURN path
