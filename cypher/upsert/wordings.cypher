// Distinct wordings of facts, each with its blocking keys; only those that are not there yet.
// Parameters: $rows list of {id, kind, view: JSON, said, keys: list of strings, rules: version of those that compare it}.
// Rows: none. Index: wording_id, fact_key_id.
UNWIND $rows AS row
MERGE (w:Wording {id: row.id})
SET w.kind = row.kind, w.view = row.view, w.said = row.said, w.rules = row.rules
WITH w, row
UNWIND row.keys AS key
MERGE (k:FactKey {id: key})
MERGE (w)-[:HAS_KEY]->(k)
