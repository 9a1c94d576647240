// Title: Which claims of the reports the articles contradict
// 标题: 报告的哪些要点与原文矛盾
// Draws: (Report)-CLAIMS->(Claim), (Claim)-CONTRADICTED_BY->(Article)
// Picture: the report, its claims that are contradicted, and the article that says otherwise; the quote is on the arrow.
// 画面: 报告、与原文矛盾的要点和原文；引文在箭头上。
// $limit integer = 60 (how many paths)
MATCH path = (:Report)-[:CLAIMS]->(:Claim)-[:CONTRADICTED_BY]->(:Article)
RETURN path
LIMIT $limit
