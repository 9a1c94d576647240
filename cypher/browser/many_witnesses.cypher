// Title: Facts that the most witnesses support
// 标题: 来源最多的事实
// Draws: (Fact)-EVIDENCED_BY->(Article)
// Picture: a fact in the middle of the articles that report it, several times.
// $limit integer = 20 (how many facts)
MATCH (f:Fact)
WHERE f.witnesses > 1
WITH f ORDER BY f.witnesses DESC, f.id LIMIT $limit
MATCH path = (f)-[:EVIDENCED_BY]->(:Article)
RETURN path
