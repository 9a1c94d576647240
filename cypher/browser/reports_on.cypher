// Title: The reports, and the article each is about
// 标题: 有哪些报告，各对应哪篇文章
// Draws: (Report)-REPORTS_ON->(Article)
// Picture: each report with an arrow to its article.
// 画面: 每份报告用箭头连着它的文章。
// $limit integer = 60 (how many paths)
MATCH path = (:Report)-[:REPORTS_ON]->(:Article)
RETURN path
LIMIT $limit
