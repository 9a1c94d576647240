// Title: Which articles share entities with this one
// By the number of entities that both mention, places not counted.
// $article string (the article's id)
// $limit integer = 20 (how many rows)
MATCH (a:Article {id: $article})-[:MENTIONS]->(e:Entity)<-[:MENTIONS]-(b:Article)
WHERE NOT e:Region AND a <> b
WITH b, collect(DISTINCT e.name) AS shared
RETURN b.id AS id, b.published AS published, b.title AS title, size(shared) AS shared_entities, shared AS names
ORDER BY shared_entities DESC, id
LIMIT $limit
