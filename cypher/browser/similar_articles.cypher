// Title: Which articles share entities with this one
// 标题: 哪些文章与这篇提到相同的实体
// Draws: (Article)-MENTIONS->(Entity)
// Picture: the article on one side, the others on the other, and between them the entities that both mention.
// 画面: 这篇文章在一边，其他文章在另一边，中间是共同提到的实体。
// $article string (the article's id)
// $limit integer = 60 (how many paths)
MATCH path = (a:Article {id: $article})-[:MENTIONS]->(e:Entity)<-[:MENTIONS]-(b:Article)
WHERE NOT e:Region AND a <> b
RETURN path
LIMIT $limit
