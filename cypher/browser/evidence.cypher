// Title: The evidence of a fact
// 标题: 一条事实的全部证据
// Draws: (Fact)-EVIDENCED_BY->(Article)
// Picture: the fact in the middle of its articles; the quote and its characters are on the arrows, click one.
// 画面: 事实在它的文章中间；点箭头可看到引文和位置。
// $fact string (the fact's id)
MATCH path = (:Fact {id: $fact})-[:EVIDENCED_BY]->(:Article)
RETURN path
LIMIT 60
