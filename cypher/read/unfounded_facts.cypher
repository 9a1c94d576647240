// Facts that no article bears out: there should be none.
// Parameters: none. Rows: id.
MATCH (f:Fact)
WHERE NOT (f)-[:EVIDENCED_BY]->(:Article)
RETURN f.id AS id
ORDER BY id
