// Drop the index that was left when the making of a constraint was broken off: it has the constraint's name and serves none.
// Parameters: $name string. Rows: none.
DROP INDEX $name IF EXISTS
