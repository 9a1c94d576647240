// The names that constraints of the database have; those of indexes and of constraints are one set.
// Parameters: none. Rows: name.
SHOW CONSTRAINTS YIELD name
RETURN name
ORDER BY name
