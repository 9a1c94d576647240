// Title: What changed between two dates
// 标题: 两个日期之间发生了什么变化
// Draws: (Entity)-{{acts}}->(Fact), (Fact)-EVIDENCED_BY->(Article)
// Picture: the articles of that time, what they state, and who does.
// 画面: 那段时间的文章、它们说出的事实，以及是谁的。
// $from date (an ISO date or its beginning, such as 2025-06)
// $until date = '9999' (the first date that no longer counts)
// $limit integer = 60 (how many paths)
MATCH (a:Article)
WHERE a.published >= $from AND a.published < $until
MATCH path = (a)<-[:EVIDENCED_BY]-(f:Fact)<-[:{{acts}}]-(:Entity)
WHERE NOT EXISTS { (f)-[:EVIDENCED_BY]->(earlier:Article) WHERE earlier.published < $from }
RETURN path
LIMIT $limit
