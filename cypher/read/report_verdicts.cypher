// How many claims of these reports have each verdict.
// Parameters: $ids list of strings. Rows: report, verdict, claims. Index: report_id.
UNWIND $ids AS id
MATCH (r:Report {id: id})-[:CLAIMS]->(c:Claim)
USING INDEX SEEK r:Report(id)
RETURN r.id AS report, c.verdict AS verdict, count(c) AS claims
ORDER BY report, verdict
