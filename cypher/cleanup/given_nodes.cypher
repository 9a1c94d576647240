// Delete these nodes, with their relationships.
// Parameters: $ids list of strings, as elementId gives them in this transaction. Rows: none.
UNWIND $ids AS id
MATCH (n)
WHERE elementId(n) = id
DETACH DELETE n
