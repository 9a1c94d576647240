// Title: The newest about an entity
// 标题: 关于某个实体的最新报道
// Articles that mention it, newest first.
// $name string (a name of the entity)
// $limit integer = 20 (how many rows)
// Picture: newest
MATCH (:Name {surface: $name})-[:ALIAS_OF*0..1]->(:Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH (e)<-[m:MENTIONS]-(a:Article)
RETURN a.published AS published, a.title AS article, a.source AS source, size(m.starts) AS mentions, a.id AS id
ORDER BY coalesce(published, '') DESC, id
LIMIT $limit
