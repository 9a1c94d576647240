// Take away reports with their claims.
// Parameters: $ids list of strings. Rows: none. Index: report_id.
UNWIND $ids AS id
MATCH (r:Report {id: id})
USING INDEX SEEK r:Report(id)
OPTIONAL MATCH (r)-[:CLAIMS]->(c:Claim)
DETACH DELETE c, r
