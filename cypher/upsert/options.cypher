// Keep options that were chosen for the whole graph, with the lock, which must be taken.
// Parameters: $options map. Rows: none. Index: lock_id.
MATCH (l:_Lock {id: 'derivation'})
SET l += $options
