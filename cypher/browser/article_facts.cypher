// Title: All that one article says
// 标题: 一篇文章说了哪些事实
// Draws: (Fact)-EVIDENCED_BY->(Article), (Entity)-PLANS|STATES|HOLDS->(Fact), (Fact)-UNDER|ISSUED_BY->(Entity)
// Picture: the article in the middle, its facts around it, and whose they are outside.
// $article string (the article's id)
// $limit integer = 60 (how many paths)
MATCH path = (:Article {id: $article})<-[:EVIDENCED_BY]-(:Fact)-[:PLANS|STATES|HOLDS|UNDER|ISSUED_BY]-(:Entity)
RETURN path
LIMIT $limit
