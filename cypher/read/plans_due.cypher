// Title: Plans due in a year
// 标题: 某一年到期的计划
// Plans whose target date lies in that year (default: this year), with who made them and where it says so.
// $year year = '' (four digits; empty for this year)
// Picture: plans_due
WITH CASE $year WHEN '' THEN toString(date().year) ELSE $year END AS year
MATCH (p:Plan)
WHERE p.target_date STARTS WITH year
MATCH (e:Entity)-[:PLANS]->(p)-[:EVIDENCED_BY]->(a:Article)
RETURN p.target_date AS target_date, e.name AS actor, p.text AS plan, a.title AS article
ORDER BY target_date, actor, plan
