// Title: Who holds which post at an organisation now, and who did before
// 标题: 某个机构现任、历任职务
// Each holder of a post, those of now first, by the last word of the articles: who gave it up holds it no more, nor who was
// followed by another in a post that one at a time has. Without a date of the change, since and until are those of the article.
// $name string (a name of the company or organisation)
// Picture: people_of
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(o:Entity)
WITH DISTINCT o
MATCH (p:Person)-[:HOLDS]->(f:Affiliation)-[:AT]->(o)
MATCH (f)-[:EVIDENCED_BY]->(a:Article)
WITH o, p, coalesce(f.title, '') AS title, a, f.confidence AS sure, f.change AS change, coalesce(f.change_date, a.published) AS day
ORDER BY coalesce(a.published, ''), coalesce(change, ''), a.id
WITH o, p, title, count(DISTINCT a) AS articles, max(sure) AS confidence, collect({change: change, day: day, published: a.published}) AS words
WITH o, title, collect({person: p, words: words, last: last(words), confidence: confidence, articles: articles}) AS holders,
     any(one IN ['董事长', '总裁', '总经理', '首席执行官', 'CEO', '行长', '主席', '书记', '会长', '校长', '院长', '局长', '部长', '市长', '省长']
         WHERE title ENDS WITH one) AND none(some IN ['副', '助理', '联席', '名誉', '轮值'] WHERE title CONTAINS some) AS single
UNWIND holders AS holder
WITH o, title, holder, coalesce(holder.last.change, 'begins') = 'begins' AND NOT (single AND any(other IN holders
     WHERE any(word IN other.words WHERE word.change = 'begins' AND word.published > holder.last.published))) AS now
RETURN holder.person.name AS person, CASE title WHEN '' THEN null ELSE title END AS title, now,
       last([word IN holder.words WHERE word.change = 'begins' | word.day]) AS since,
       last([word IN holder.words WHERE word.change = 'ends' | word.day]) AS until,
       head(holder.words).published AS first_reported, holder.last.published AS last_reported,
       o.name AS organisation, holder.confidence AS confidence, holder.articles AS articles
ORDER BY NOT now, coalesce(first_reported, '9999'), person, title
