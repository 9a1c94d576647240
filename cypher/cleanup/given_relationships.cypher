// Delete these relationships.
// Parameters: $ids list of strings, as elementId gives them in this transaction. Rows: none.
UNWIND $ids AS id
MATCH ()-[r]->()
WHERE elementId(r) = id
DELETE r
