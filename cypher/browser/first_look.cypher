// Title: A first look: articles and what they mention
// 标题: 初看：文章和它们提到的实体
// Draws: (Article)-MENTIONS->(Entity)
// Picture: articles, each with the companies, people, policies, organisations and places that it mentions around it.
// $limit integer = 60 (how many relationships)
MATCH path = (:Article)-[:MENTIONS]->(:Entity)
RETURN path
LIMIT $limit
