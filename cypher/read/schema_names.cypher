// The names that indexes of the database have, of nodes and relationships.
// Parameters: none. Rows: name.
SHOW INDEXES YIELD name
RETURN name
ORDER BY name
