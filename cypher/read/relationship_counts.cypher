// How many relationships there are of each type.
// Parameters: none. Rows: type, count.
MATCH ()-[r]->()
RETURN type(r) AS type, count(r) AS count
ORDER BY type
