// Title: The claims of the reports
// 标题: 报告里的每条要点
// Each claim by report and section, with the article that the report is about.
// $limit integer = 200 (how many rows)
// Picture: contradicted_claims
MATCH (r:Report)-[:CLAIMS]->(c:Claim)
WHERE r.sha256 IS NOT NULL
OPTIONAL MATCH (r)-[:REPORTS_ON]->(a:Article)
RETURN r.headline AS report, c.section_number AS number, c.section AS section, c.text AS claim, a.id AS article
ORDER BY report, r.id, c.start
LIMIT $limit
