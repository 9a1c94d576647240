// Title: Which rules are told in the articles about somebody
// 标题: 关于某个主体的报道里讲到哪些规定
// Draws: (Article)-MENTIONS->(Entity), (Regulation)-EVIDENCED_BY->(Article), (Regulation)-UNDER->(Policy)
// Picture: the entity in the middle, articles about it around, the provisions that they tell, and their policies outside.
// 画面: 实体在中间，周围是关于它的文章，再外面是文章讲到的规定和政策。
// $name string (a name of the company, person or organisation)
// $limit integer = 60 (how many paths)
MATCH path = (:Entity {name: $name})<-[:MENTIONS]-(:Article)<-[:EVIDENCED_BY]-(:Regulation)-[:UNDER]->(:Policy)
RETURN path
LIMIT $limit
