// What articles give as their source.
// Parameters: none. Rows: source (string), each once.
MATCH (a:Article) WHERE a.source IS NOT NULL
RETURN DISTINCT a.source AS source
ORDER BY source
