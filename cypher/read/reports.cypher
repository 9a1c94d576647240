// Title: The reports, and the article each is about
// 标题: 有哪些报告，各对应哪篇文章
// A report without an article has none in the graph with its headline.
// Picture: reports_on
MATCH (r:Report)
WHERE r.sha256 IS NOT NULL
OPTIONAL MATCH (r)-[:REPORTS_ON]->(a:Article)
RETURN r.id AS id, r.headline AS headline, COUNT { (r)-[:CLAIMS]->() } AS claims, a.id AS article
ORDER BY headline, id
