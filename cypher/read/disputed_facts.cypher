// Title: What sources disagree about
// 标题: 哪些事实各家说法不一
// Facts in dispute, in pairs: who, what, in which articles, and what differs.
// $limit integer = 100 (how many rows)
MATCH path = (p:Fact)-[r:DISPUTES]->(q:Fact)
// As a table:
WITH p, q, r,
     COLLECT { MATCH (p)<-[:{{related}}]-(e:Entity) RETURN DISTINCT e.name AS name ORDER BY name } AS who,
     COLLECT { MATCH (q)<-[:{{related}}]-(e:Entity) RETURN DISTINCT e.name AS name ORDER BY name } AS other_who,
     COLLECT { MATCH (p)-[:EVIDENCED_BY]->(a:Article) WITH DISTINCT a
               RETURN a.id ORDER BY coalesce(a.published, '9999'), a.id } AS articles,
     COLLECT { MATCH (q)-[:EVIDENCED_BY]->(a:Article) WITH DISTINCT a
               RETURN a.id ORDER BY coalesce(a.published, '9999'), a.id } AS other_articles
RETURN [l IN labels(p) WHERE l <> 'Fact'][0] AS kind, r.changes AS differs, who, p.text AS text, p.confidence AS confidence, articles,
       other_who, q.text AS other_text, q.confidence AS other_confidence, other_articles, p.id AS fact, q.id AS other_fact
ORDER BY kind, who, fact, other_fact
LIMIT $limit
// As a picture:
// Draws: (Fact)-DISPUTES->(Fact), (Fact)-EVIDENCED_BY->(Article)
// Picture: two facts in dispute side by side, and on either side the articles that say so.
// 画面: 两条有争议的事实并排，两边是各自的文章。
// $limit integer = 60 (how many paths)
MATCH said = (p)-[:EVIDENCED_BY]->(:Article)
MATCH other_said = (q)-[:EVIDENCED_BY]->(:Article)
RETURN path, said, other_said
LIMIT $limit
