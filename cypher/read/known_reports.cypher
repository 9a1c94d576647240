// What the graph holds of these reports.
// Parameters: $ids list of strings. Rows: id, sha256, rules (or null). Index: report_id.
UNWIND $ids AS id
MATCH (r:Report {id: id})
USING INDEX SEEK r:Report(id)
WHERE r.sha256 IS NOT NULL // else another program's
RETURN r.id AS id, r.sha256 AS sha256, r.rules AS rules
