// Title: The evidence of a fact
// 标题: 一条事实的全部证据
// Every place that states it: article, characters and quote; reprints are marked.
// $fact string (the fact's id, as `kg show --wide` and other queries print it)
MATCH path = (f:Fact {id: $fact})-[v:EVIDENCED_BY]->(a:Article)
// As a table:
OPTIONAL MATCH (a)-[:REPRINT_OF]->(first:Article)
RETURN a.published AS published, a.source AS source, a.title AS article, v.quote AS quote, f.confidence AS confidence, v.start AS start,
       v.end AS end, a.id AS article_id, first.id AS reprint_of
ORDER BY coalesce(published, '9999'), article_id, start
// As a picture:
// Draws: (Fact)-EVIDENCED_BY->(Article)
// Picture: the fact in the middle of its articles; the quote and its characters are on the arrows, click one.
// 画面: 事实在它的文章中间；点箭头可看到引文和位置。
RETURN path
LIMIT 60
