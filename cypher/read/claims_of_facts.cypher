// Claims whose verdicts rest on characters of an article that overlap the evidence of these facts.
// Parameters: $facts list of strings.
// Rows: claim, text, type (SUPPORTED_BY or CONTRADICTED_BY), start, end, quote (of the verdict), fact, fact_start, fact_end,
// fact_quote. Index: fact_id.
UNWIND $facts AS id
MATCH (f:Fact {id: id})-[w:EVIDENCED_BY]->(:Article)<-[v:SUPPORTED_BY|CONTRADICTED_BY]-(c:Claim)
USING INDEX SEEK f:Fact(id)
WHERE v.start < w.end AND w.start < v.end
RETURN c.id AS claim, c.text AS text, type(v) AS type, v.start AS start, v.end AS end, v.quote AS quote,
       f.id AS fact, w.start AS fact_start, w.end AS fact_end, w.quote AS fact_quote
ORDER BY claim, type, start, end, fact, fact_start
