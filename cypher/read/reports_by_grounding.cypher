// Title: The reports by the share of supported claims, the worst first
// 标题: 报告按原文支持的比例排列，最差的在前
// The supported part of the claims that can be checked; interpretation counts not.
// Picture: none: a table, one row a report, the worst first
MATCH (r:Report)-[:CLAIMS]->(c:Claim)
WHERE r.sha256 IS NOT NULL
OPTIONAL MATCH (r)-[:REPORTS_ON]->(a:Article)
WITH r, a, sum(CASE c.verdict WHEN 'supported' THEN 1 ELSE 0 END) AS supported,
     sum(CASE c.verdict WHEN 'contradicted' THEN 1 ELSE 0 END) AS contradicted,
     sum(CASE c.verdict WHEN 'not found' THEN 1 ELSE 0 END) AS not_found, count(c) AS claims
WITH *, supported + contradicted + not_found AS checked
RETURN r.headline AS report, CASE checked WHEN 0 THEN null ELSE round(1.0 * supported / checked, 3) END AS grounding,
       supported, contradicted, not_found, claims, a.id AS article, r.id AS id
ORDER BY coalesce(grounding, 2.0), id
