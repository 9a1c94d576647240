// The names of the extractors that have read the articles of the graph.
// Parameters: none. Rows: read_by.
MATCH (x:_Extraction)
RETURN DISTINCT coalesce(toStringOrNull(x.read_by), 'builtin') AS read_by
ORDER BY read_by
