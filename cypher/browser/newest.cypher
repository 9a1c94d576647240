// Title: The newest about an entity
// 标题: 关于某个实体的最新报道
// Draws: (Article)-MENTIONS->(Entity)
// Picture: the entity in the middle, and around it the newest articles that mention it.
// 画面: 实体在中间，周围是最新提到它的文章。
// $name string (a name of the entity)
// $limit integer = 20 (how many articles)
MATCH path = (:Entity {name: $name})<-[:MENTIONS]-(a:Article)
RETURN path
ORDER BY coalesce(a.published, '') DESC, a.id
LIMIT $limit
