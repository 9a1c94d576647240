// Title: The most connected people of a region
// 标题: 某个地区联系最广的人
// People in articles that name the region, by how many other people, companies and organisations share articles with them.
// $name string (a name of the region)
// $limit integer = 20 (how many rows)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(g:Region)
WITH DISTINCT g
MATCH path = (g)<-[:MENTIONS]-(a:Article)-[:MENTIONS]->(p:Person)
// As a table:
WITH p, count(DISTINCT a) AS articles
MATCH (p)<-[:MENTIONS]-(:Article)-[:MENTIONS]->(other:Entity)
WHERE other <> p AND (other:Person OR other:Company OR other:Organization)
WITH p, articles, count(DISTINCT other) AS connections
RETURN p.name AS person, connections, articles,
       COLLECT { MATCH (p)-[w:WORKS_FOR]->(o) WITH DISTINCT o.name + coalesce(' ' + w.title, '') AS post
                 RETURN post ORDER BY post } AS posts
ORDER BY connections DESC, articles DESC, person
LIMIT $limit
// As a picture:
// Draws: (Article)-MENTIONS->(Region), (Article)-MENTIONS->(Person)
// Picture: the region, the articles that name it, and the people in them: who is in the middle is in most of them.
// 画面: 地区、提到它的文章和文中的人：越靠中间的人出现得越多。
// $limit integer = 60 (how many paths)
RETURN path
LIMIT $limit
