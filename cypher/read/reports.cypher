// Title: The reports, and the article each is about
// 标题: 有哪些报告，各对应哪篇文章
// A report without an article has none in the graph with its headline.
MATCH (r:Report)
WHERE r.sha256 IS NOT NULL
OPTIONAL MATCH path = (r)-[:REPORTS_ON]->(a:Article)
// As a table:
RETURN r.id AS id, r.headline AS headline, COUNT { (r)-[:CLAIMS]->() } AS claims, a.id AS article
ORDER BY headline, id
// As a picture:
// Draws: (Report)-REPORTS_ON->(Article)
// Picture: each report with an arrow to its article.
// 画面: 每份报告用箭头连着它的文章。
// $limit integer = 60 (how many paths)
RETURN r, path
LIMIT $limit
