// Title: All that one article says
// 标题: 一篇文章说了哪些事实
// Its plans, statements, posts and rules in the order of the text, with their characters.
// $article string (the article's id)
// Picture: article_facts
MATCH (a:Article {id: $article})<-[v:EVIDENCED_BY]-(f:Fact)
RETURN v.start AS start, v.end AS end, [l IN labels(f) WHERE l <> 'Fact'][0] AS kind,
       COLLECT {
         MATCH (f)-[:{{who}}]-(e:Entity)
         RETURN DISTINCT e.name AS name ORDER BY name
       } AS who,
       v.quote AS quote, f.witnesses AS witnesses, f.id AS fact
ORDER BY start, end, fact
