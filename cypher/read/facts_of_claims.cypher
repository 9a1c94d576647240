// Facts whose evidence overlaps the article's characters that the verdicts on these reports' claims rest on.
// Parameters: $reports list of strings.
// Rows: claim, text, type (SUPPORTED_BY or CONTRADICTED_BY), start, end, quote (of the verdict), fact, fact_start, fact_end,
// fact_quote. Index: report_id.
UNWIND $reports AS id
MATCH (given:Report {id: id})-[:CLAIMS]->(c:Claim)-[v:SUPPORTED_BY|CONTRADICTED_BY]->(:Article)<-[w:EVIDENCED_BY]-(f:Fact)
USING INDEX SEEK given:Report(id)
WHERE v.start < w.end AND w.start < v.end
RETURN c.id AS claim, c.text AS text, type(v) AS type, v.start AS start, v.end AS end, v.quote AS quote,
       f.id AS fact, w.start AS fact_start, w.end AS fact_end, w.quote AS fact_quote
ORDER BY claim, type, start, end, fact, fact_start
