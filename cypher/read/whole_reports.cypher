// Every report of kg's as it is stored.
// Parameters: none. Rows: report (map of its properties).
MATCH (r:Report)
WHERE 'sha256' IN keys(r) // else another program's
  AND NOT (r:Article AND 'title' IN keys(r)) // an article that somebody gave a label
RETURN properties(r) AS report
ORDER BY r.id
