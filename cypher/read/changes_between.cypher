// Title: What changed between two dates
// 标题: 两个日期之间发生了什么变化
// Facts first published in that time: new, a plan that revises an earlier one, or one that disputes another.
// $from date (an ISO date or its beginning, such as 2025-06)
// $until date = '9999' (the first date that no longer counts)
// $limit integer = 200 (how many rows)
MATCH (a:Article)
WHERE a.published >= $from AND a.published < $until
MATCH path = (f:Fact)-[:EVIDENCED_BY]->(a)
WHERE NOT EXISTS { (f)-[:EVIDENCED_BY]->(earlier:Article) WHERE earlier.published < $from }
// As a table:
WITH DISTINCT f
WITH f, COLLECT {
  MATCH (f)-[v:EVIDENCED_BY]->(a:Article)
  WHERE a.published IS NOT NULL
  RETURN [a.published, a.title, a.id] ORDER BY a.published, a.id, v.start LIMIT 1
}[0] AS first
RETURN first[0] AS published, [l IN labels(f) WHERE l <> 'Fact'][0] AS kind,
       CASE WHEN (f)-[:REVISES]->() THEN 'revises' WHEN (f)-[:DISPUTES]-() THEN 'in dispute' ELSE 'new' END AS what,
       COLLECT {
         MATCH (f)-[:{{who}}]-(e:Entity)
         WHERE NOT e:Policy
         RETURN DISTINCT e.name AS name ORDER BY name
       } AS who,
       f.text AS text, f.confidence AS confidence, [(f)-[r:REVISES]->(q) | q.text][0] AS before, first[1] AS article, f.id AS fact
ORDER BY published, fact
LIMIT $limit
// As a picture:
// Draws: (Entity)-{{acts}}->(Fact), (Fact)-{{sources}}->(Entity), (Fact)-EVIDENCED_BY->(Article)
// Picture: the articles of that time, what they state, and who does.
// 画面: 那段时间的文章、它们说出的事实，以及是谁的。
// $limit integer = 60 (how many paths)
OPTIONAL MATCH whose = (f)-[:{{who}}]-(:Entity)
RETURN path, whose
LIMIT $limit
