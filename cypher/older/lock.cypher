// Give the lock of an older version the label of today, with the options that are kept on it: the last of what is moved.
// Parameters: none. Rows: none.
MATCH (l:Lock {id: 'derivation'})
REMOVE l:Lock
SET l:_Lock
