// Title: The newest about an entity
// 标题: 关于某个实体的最新报道
// Articles that mention it, newest first.
// $name string (a name of the entity)
// $limit integer = 20 (how many rows)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH path = (e)<-[m:MENTIONS]-(a:Article)
// As a table:
RETURN a.published AS published, a.title AS article, a.source AS source, size(m.starts) AS mentions, a.id AS id
ORDER BY coalesce(published, '') DESC, id
LIMIT $limit
// As a picture:
// Draws: (Article)-MENTIONS->(Entity)
// Picture: the entity in the middle, and around it the newest articles that mention it.
// 画面: 实体在中间，周围是最新提到它的文章。
// $limit integer = 20 (how many articles)
RETURN path
ORDER BY coalesce(a.published, '') DESC, a.id
LIMIT $limit
