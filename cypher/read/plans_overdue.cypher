// Title: Plans whose date has passed
// 标题: 目标日期已过的计划
// What should be done by a day (default: today) and was not put off in another article; the latest first. A quarter or half is over after its last day.
// $day date = '' (an ISO date; empty for today)
// $limit integer = 100 (how many rows)
// Picture: plans_due
WITH CASE $day WHEN '' THEN toString(date()) ELSE $day END AS day
MATCH (p:Plan)
WHERE p.target_date < left(day, 4) + '-R'
WITH day, p, coalesce(left(p.target_date, 5)
         + {Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31', H1: '06-30', H2: '12-31'}[substring(p.target_date, 5)],
         p.target_date) AS due
WHERE due < day AND NOT day STARTS WITH due AND NOT (p)<-[:REVISES]-()
MATCH (e:Entity)-[:PLANS]->(p)-[:EVIDENCED_BY]->(a:Article)
RETURN p.target_date AS target_date, e.name AS actor, p.text AS plan, p.confidence AS confidence, a.published AS published, a.title AS article
ORDER BY due DESC, actor, plan
LIMIT $limit
