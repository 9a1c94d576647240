// Title: Which articles share entities with this one
// 标题: 哪些文章与这篇提到相同的实体
// By the number of entities that both mention, places not counted.
// $article string (the article's id)
// $limit integer = 20 (how many rows)
// Picture: similar_articles
MATCH (a:Article {id: $article})-[:MENTIONS]->(e:Entity)<-[:MENTIONS]-(b:Article)
WHERE NOT e:Region AND a <> b
WITH DISTINCT b, e.name AS name ORDER BY name
WITH b, collect(name) AS shared
RETURN b.id AS id, b.published AS published, b.title AS title, size(shared) AS shared_entities, shared AS names
ORDER BY shared_entities DESC, id
LIMIT $limit
