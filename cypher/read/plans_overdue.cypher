// Title: Plans whose date has passed
// 标题: 目标日期已过的计划
// What should be done by a day (default: today) and was not put off in another article; the latest first.
// $day date = '' (an ISO date; empty for today)
// $limit integer = 100 (how many rows)
// Picture: plans_due
WITH CASE $day WHEN '' THEN toString(date()) ELSE $day END AS day
MATCH (p:Plan)
WHERE p.target_date < day AND NOT day STARTS WITH p.target_date AND NOT (p)<-[:REVISES]-()
MATCH (e:Entity)-[:PLANS]->(p)-[:EVIDENCED_BY]->(a:Article)
RETURN p.target_date AS target_date, e.name AS actor, p.text AS plan, a.published AS published, a.title AS article
ORDER BY target_date DESC, actor, plan
LIMIT $limit
