// Title: The articles in the graph
// 标题: 图中有哪些文章
// Newest first, with how many entities and facts each gave.
// $limit integer = 50 (how many rows)
// Picture: first_look
MATCH (a:Article)
WHERE a.sha256 IS NOT NULL
RETURN a.id AS id, a.published AS published, a.source AS source, a.title AS title,
       COUNT { (a)-[:MENTIONS]->() } AS entities, COUNT { (a)<-[:EVIDENCED_BY]-() } AS facts
ORDER BY coalesce(published, '') DESC, id
LIMIT $limit
