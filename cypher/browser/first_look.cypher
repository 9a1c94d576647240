// A picture of a graph that has no plans: articles with what they mention.
// Parameters: none. Rows: path.
MATCH path = (:Article)-[:MENTIONS]->(:Entity)
RETURN path
LIMIT 50
