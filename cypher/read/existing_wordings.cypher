// Those of these wordings that the graph holds, compared by the present rules.
// Parameters: $ids list of strings, $rules string (version of the rules). Rows: id. Index: wording_id.
UNWIND $ids AS id
MATCH (w:Wording {id: id})
WHERE w.rules = $rules
RETURN w.id AS id
ORDER BY id
