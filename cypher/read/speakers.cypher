// Title: Who is quoted most
// 标题: 谁被引述最多
// Speakers by the number of their statements, with the articles that quote them.
// $limit integer = 30 (how many rows)
// Picture: statements
MATCH (e:Entity)-[:STATES]->(s:Statement)-[:EVIDENCED_BY]->(a:Article)
RETURN e.name AS speaker, e.type AS type, count(DISTINCT s) AS statements, count(DISTINCT a) AS articles
ORDER BY statements DESC, articles DESC, speaker
LIMIT $limit
