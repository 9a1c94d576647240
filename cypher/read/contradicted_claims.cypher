// Title: Which claims of the reports the articles contradict
// 标题: 报告的哪些要点与原文矛盾
// Each with the characters of the article that say otherwise, by report.
// $limit integer = 200 (how many rows)
// Picture: contradicted_claims
MATCH (r:Report)-[:CLAIMS]->(c:Claim {verdict: 'contradicted'})-[v:CONTRADICTED_BY]->(a:Article)
RETURN r.headline AS report, c.section AS section, c.text AS claim, c.reason AS reason, v.should_be AS should_be,
       v.quote AS article_says, a.id AS article, v.start AS start, v.end AS end
ORDER BY report, r.id, c.start, start
LIMIT $limit
