// Title: All that one article says
// 标题: 一篇文章说了哪些事实
// Draws: (Fact)-EVIDENCED_BY->(Article), (Entity)-{{acts}}->(Fact), (Fact)-{{sources}}->(Entity)
// Picture: the article in the middle, its facts around it, and whose they are outside.
// 画面: 文章在中间，周围是它的事实，外圈是这些事实的主体。
// $article string (the article's id)
// $limit integer = 60 (how many paths)
MATCH path = (:Article {id: $article})<-[:EVIDENCED_BY]-(:Fact)-[:{{who}}]-(:Entity)
RETURN path
LIMIT $limit
