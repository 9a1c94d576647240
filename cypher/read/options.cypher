// The options that were chosen for the whole graph: they are kept with the lock, and what nobody chose is not among them.
// Parameters: none. Rows: options (map, with the id of the lock), one at most. Index: lock_id.
MATCH (l:_Lock {id: 'derivation'})
RETURN properties(l) AS options
