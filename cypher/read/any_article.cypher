// One article of kg's, where the graph has any.
// Parameters: none. Rows: id (one at most). It looks at articles until the first that is one.
MATCH (a:Article)
WHERE a.id IS NOT NULL AND a.sha256 IS NOT NULL // else another program's
RETURN a.id AS id
LIMIT 1
