// Title: A first look: articles and what they mention
// 标题: 初看：文章和它们提到的实体
// Draws: (Article)-MENTIONS->(Entity)
// Picture: articles, each with the companies, people, policies, organisations and places that it mentions around it.
// 画面: 若干文章，每篇周围是它提到的企业、人物、政策、机构和地区。
// $limit integer = 60 (how many relationships)
MATCH path = (:Article)-[:MENTIONS]->(:Entity)
RETURN path
LIMIT $limit
