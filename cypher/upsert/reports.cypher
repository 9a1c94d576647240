// Reports with their claims; the claims of an earlier version are replaced.
// Parameters: $rows list of {id, properties: map, claims: list of maps with id}. Rows: none. Index: report_id, claim_id.
UNWIND $rows AS row
MERGE (r:Report {id: row.id})
SET r = row.properties
WITH r, row
OPTIONAL MATCH (r)-[:CLAIMS]->(old:Claim)
DETACH DELETE old
WITH DISTINCT r, row
UNWIND row.claims AS claim
MERGE (c:Claim {id: claim.id})
SET c = claim
MERGE (r)-[:CLAIMS]->(c)
