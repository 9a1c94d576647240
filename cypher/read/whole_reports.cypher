// Every report of kg's as it is stored.
// Parameters: none. Rows: report (map of its properties).
MATCH (r:Report)
WHERE 'sha256' IN keys(r) // else another program's
RETURN properties(r) AS report
ORDER BY r.id
