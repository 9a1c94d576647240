// Title: Plans due in a year
// Plans whose target date lies in that year, with who made them and where it says so.
// $year string (four digits)
MATCH (p:Plan)
WHERE p.target_date >= $year AND p.target_date < toString(toInteger($year) + 1)
MATCH (e:Entity)-[:PLANS]->(p)-[:EVIDENCED_BY]->(a:Article)
RETURN p.target_date AS target_date, e.name AS actor, p.text AS plan, a.title AS article
ORDER BY target_date, actor, plan
