// Title: What sources disagree about
// 标题: 哪些事实各家说法不一
// Facts in dispute, in pairs: who, what, in which articles, and what differs.
// $limit integer = 100 (how many rows)
// Picture: disputed_facts
MATCH (p:Fact)-[r:DISPUTES]->(q:Fact)
WITH p, q, r,
     COLLECT { MATCH (p)<-[:{{related}}]-(e:Entity) RETURN DISTINCT e.name AS name ORDER BY name } AS who,
     COLLECT { MATCH (q)<-[:{{related}}]-(e:Entity) RETURN DISTINCT e.name AS name ORDER BY name } AS other_who,
     COLLECT { MATCH (p)-[:EVIDENCED_BY]->(a:Article) WITH DISTINCT a
               RETURN a.id ORDER BY coalesce(a.published, '9999'), a.id } AS articles,
     COLLECT { MATCH (q)-[:EVIDENCED_BY]->(a:Article) WITH DISTINCT a
               RETURN a.id ORDER BY coalesce(a.published, '9999'), a.id } AS other_articles
RETURN [l IN labels(p) WHERE l <> 'Fact'][0] AS kind, r.changes AS differs, who, p.text AS text, articles,
       other_who, q.text AS other_text, other_articles, p.id AS fact, q.id AS other_fact
ORDER BY kind, who, fact, other_fact
LIMIT $limit
