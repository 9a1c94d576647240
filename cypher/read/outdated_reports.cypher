// The reports whose claims other rules have checked.
// Parameters: $rules string. Rows: id.
MATCH (r:Report)
WHERE r.sha256 IS NOT NULL // else another program's
  AND coalesce(r.rules, '') <> $rules
RETURN r.id AS id
ORDER BY id
