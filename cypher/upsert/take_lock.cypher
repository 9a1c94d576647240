// Serialise derivation: whoever writes this node first goes on, the others wait for its transaction to end.
// Parameters: none. Rows: none. Index: lock_id.
MERGE (l:_Lock {id: 'derivation'})
SET l.id = 'derivation'
