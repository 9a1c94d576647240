// Those of these wordings that the graph holds.
// Parameters: $ids list of strings. Rows: id. Index: wording_id.
UNWIND $ids AS id
MATCH (w:Wording {id: id})
RETURN w.id AS id
ORDER BY id
