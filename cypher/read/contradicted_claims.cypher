// Title: Which claims of the reports the articles contradict
// 标题: 报告的哪些要点与原文矛盾
// Each with the characters of the article that say otherwise, by report.
// $limit integer = 200 (how many rows)
MATCH path = (r:Report)-[:CLAIMS]->(c:Claim {verdict: 'contradicted'})-[v:CONTRADICTED_BY]->(a:Article)
// As a table:
RETURN r.headline AS report, c.section AS section, c.text AS claim, c {.reason, .reasons, .reasons_claim, .reasons_article} AS reason, v.should_be AS should_be,
       v.quote AS article_says, a.id AS article, v.start AS start, v.end AS end
ORDER BY report, r.id, c.start, start
LIMIT $limit
// As a picture:
// Draws: (Report)-CLAIMS->(Claim), (Claim)-CONTRADICTED_BY->(Article)
// Picture: the report, its claims that are contradicted, and the article that says otherwise; the quote is on the arrow.
// 画面: 报告、与原文矛盾的要点和原文；引文在箭头上。
// $limit integer = 60 (how many paths)
RETURN path
LIMIT $limit
