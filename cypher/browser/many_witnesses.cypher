// Title: Facts that the most witnesses support
// 标题: 来源最多的事实
// Draws: (Fact)-EVIDENCED_BY->(Article)
// Picture: a fact in the middle of the articles that report it, several times.
// 画面: 一条事实在报道它的几篇文章中间，有若干组。
// $limit integer = 20 (how many facts)
MATCH (f:Fact)
WHERE f.witnesses > 1
WITH f ORDER BY f.witnesses DESC, f.id LIMIT $limit
MATCH path = (f)-[:EVIDENCED_BY]->(:Article)
RETURN path
