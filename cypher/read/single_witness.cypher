// Title: Facts that only one witness supports
// 标题: 只有一个来源的事实
// Plans and statements of one article, or of reprints of one text; newest first.
// $limit integer = 100 (how many rows)
MATCH path = (f:Fact {witnesses: 1})<-[:{{related}}]-(e:Entity)
// As a table:
WITH f, e.name AS name ORDER BY name
WITH f, collect(DISTINCT name) AS who
MATCH (f)-[:EVIDENCED_BY]->(a:Article)
WITH f, who, min(coalesce(a.published, '9999')) AS published,
     COLLECT { MATCH (f)-[:EVIDENCED_BY]->(x:Article) RETURN DISTINCT x.id AS id ORDER BY id } AS articles
RETURN [l IN labels(f) WHERE l <> 'Fact'][0] AS kind, who, f.text AS text, f.confidence AS confidence, nullIf(published, '9999') AS published,
       articles, f.id AS fact
ORDER BY coalesce(published, '') DESC, fact
LIMIT $limit
// As a picture:
// Draws: (Entity)-{{related}}->(Fact), (Fact)-EVIDENCED_BY->(Article)
// Picture: articles, each with the plans and statements that it alone reports, and whose these are.
// 画面: 若干文章，每篇周围是只有它报道的计划和表态，以及是谁的。
// $limit integer = 40 (how many paths)
MATCH said = (f)-[:EVIDENCED_BY]->(:Article)
RETURN path, said
LIMIT $limit
