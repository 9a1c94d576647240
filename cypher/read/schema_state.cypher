// The indexes of the database with their state.
// Parameters: none. Rows: name, type, state, labels, properties.
SHOW INDEXES YIELD name, type, state, labelsOrTypes, properties
RETURN name, type, state, labelsOrTypes AS labels, properties
ORDER BY name
