// Title: Which articles share entities with this one
// 标题: 哪些文章与这篇提到相同的实体
// By the number of entities that both mention, places not counted.
// $article string (the article's id)
// $limit integer = 20 (how many rows)
MATCH path = (a:Article {id: $article})-[:MENTIONS]->(e:Entity)<-[:MENTIONS]-(b:Article)
WHERE NOT e:Region AND a <> b
// As a table:
WITH DISTINCT b, e.name AS name ORDER BY name
WITH b, collect(name) AS shared
RETURN b.id AS id, b.published AS published, b.title AS title, size(shared) AS shared_entities, shared AS names
ORDER BY shared_entities DESC, id
LIMIT $limit
// As a picture:
// Draws: (Article)-MENTIONS->(Entity)
// Picture: the article on one side, the others on the other, and between them the entities that both mention.
// 画面: 这篇文章在一边，其他文章在另一边，中间是共同提到的实体。
// $limit integer = 60 (how many paths)
RETURN path
LIMIT $limit
