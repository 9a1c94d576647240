// Title: The posts of a person
// 标题: 某个人担任过的职务
// Each title as an article gives it, with the article and its date: whether the person begins it, ends it, or had it in the
// past, and whether the last word is that it is held now.
// $name string (a name of the person)
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(p:Person)
WITH DISTINCT p
MATCH path = (p)-[:HOLDS]->(f:Affiliation)-[:EVIDENCED_BY]->(a:Article)
// As a table:
OPTIONAL MATCH (f)-[:AT]->(o:Entity)
RETURN p.name AS person, f.title AS title, o.name AS organisation, f.change AS change, f.change_date AS change_date,
       NOT coalesce(f.change, '') IN ['ends', 'past'] AND NOT EXISTS {
         MATCH (p)-[:HOLDS]->(g:Affiliation)-[:EVIDENCED_BY]->(b:Article)
         WHERE g.change IN ['ends', 'past'] AND coalesce(g.title, '') = coalesce(f.title, '') AND b.published > a.published
           AND [(g)-[:AT]->(at:Entity) | at] = [(f)-[:AT]->(at:Entity) | at]
       } AS now, f.confidence AS confidence, a.published AS published, a.title AS article
ORDER BY coalesce(published, ''), article, title, coalesce(change_date, ''), confidence DESC
// As a picture:
// Draws: (Person)-HOLDS->(Affiliation), (Affiliation)-AT->(Entity), (Affiliation)-EVIDENCED_BY->(Article)
// Picture: the person in the middle, the posts around, each with the organisation and the articles that name it.
// 画面: 人物在中间，周围是职务，每个职务连着机构和报道它的文章。
// $limit integer = 60 (how many paths)
OPTIONAL MATCH at = (f)-[:AT]->(:Entity)
RETURN path, at
LIMIT $limit
