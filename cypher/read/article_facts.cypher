// Title: All that one article says
// 标题: 一篇文章说了哪些事实
// Its plans, statements, posts and rules in the order of the text, with their characters.
// $article string (the article's id)
MATCH path = (a:Article {id: $article})<-[v:EVIDENCED_BY]-(f:Fact)
// As a table:
RETURN v.start AS start, v.end AS end, [l IN labels(f) WHERE l <> 'Fact'][0] AS kind,
       COLLECT {
         MATCH (f)-[:{{who}}]-(e:Entity)
         RETURN DISTINCT e.name AS name ORDER BY name
       } AS who,
       v.quote AS quote, f.confidence AS confidence, f.witnesses AS witnesses, f.id AS fact
ORDER BY start, end, fact
// As a picture:
// Draws: (Fact)-EVIDENCED_BY->(Article), (Entity)-{{acts}}->(Fact), (Fact)-{{sources}}->(Entity)
// Picture: the article in the middle, its facts around it, and whose they are outside.
// 画面: 文章在中间，周围是它的事实，外圈是这些事实的主体。
// $limit integer = 60 (how many paths)
OPTIONAL MATCH whose = (f)-[:{{who}}]-(:Entity)
RETURN path, whose
LIMIT $limit
