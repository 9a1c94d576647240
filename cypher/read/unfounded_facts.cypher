// Facts that no article bears out: there should be none.
// Parameters: none. Rows: id.
MATCH (f:Fact)
WHERE f.search_text IS NOT NULL AND NOT (f)-[:EVIDENCED_BY]->(:Article)
RETURN f.id AS id
ORDER BY id
