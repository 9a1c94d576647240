// Title: Facts that only one witness supports
// Plans and statements of one article, or of reprints of one text; newest first.
// $limit integer = 100 (how many rows)
MATCH (f:Fact {witnesses: 1})<-[:PLANS|STATES]-(e:Entity)
WITH f, collect(DISTINCT e.name) AS who
MATCH (f)-[:EVIDENCED_BY]->(a:Article)
WITH f, who, min(coalesce(a.published, '9999')) AS published, collect(DISTINCT a.id) AS articles
RETURN [l IN labels(f) WHERE l <> 'Fact'][0] AS kind, who, f.text AS text, nullIf(published, '9999') AS published,
       articles, f.id AS fact
ORDER BY coalesce(published, '') DESC, fact
LIMIT $limit
