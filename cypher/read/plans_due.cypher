// Title: Plans due in a year
// 标题: 某一年到期的计划
// Plans whose target date lies in that year (default: this year), with who made them and where it says so; a quarter or half stands at its last day.
// $year year = '' (four digits; empty for this year)
MATCH path = (e:Entity)-[:PLANS]->(p:Plan)
WHERE p.target_date STARTS WITH coalesce(nullIf($year, ''), toString(date().year))
// As a table:
MATCH (p)-[:EVIDENCED_BY]->(a:Article)
RETURN p.target_date AS target_date, e.name AS actor, p.text AS plan, p.confidence AS confidence, a.title AS article
ORDER BY coalesce(left(target_date, 5)
           + {Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31', H1: '06-30', H2: '12-31'}[substring(target_date, 5)],
         target_date),
         actor, plan
// As a picture:
// Draws: (Entity)-PLANS->(Plan)
// Picture: who plans what for that year: each actor with its plans around it.
// 画面: 谁在那一年要完成什么：每个主体周围是它的计划。
// $limit integer = 60 (how many paths)
RETURN path
LIMIT $limit
