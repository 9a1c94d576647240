// The indexes of the database with their state, and the constraint that each serves.
// Parameters: none. Rows: name, type, state, labels, properties, constraint (its name, or null).
SHOW INDEXES YIELD name, type, state, labelsOrTypes, properties, owningConstraint, entityType
WHERE entityType = 'NODE'
RETURN name, type, state, labelsOrTypes AS labels, properties, owningConstraint AS constraint
ORDER BY name
