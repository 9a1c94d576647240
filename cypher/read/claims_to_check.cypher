// The claims of these reports, with the article that each report is about (null where there is none).
// Parameters: $ids list of strings. Rows: report, report_text, article, text, published, claims (list of maps, by start).
// Index: report_id.
UNWIND $ids AS id
MATCH (r:Report {id: id})
USING INDEX SEEK r:Report(id)
OPTIONAL MATCH (r)-[:REPORTS_ON]->(a:Article)
RETURN r.id AS report, r.text AS report_text, a.id AS article, a.text AS text, a.published AS published,
       COLLECT {
         MATCH (r)-[:CLAIMS]->(c:Claim)
         RETURN c {.id, .section, .section_number, .start, .end} ORDER BY c.start, c.end, c.id
       } AS claims
ORDER BY report
