// Those of these wordings that were compared by other rules than the present ones.
// Parameters: $ids list of strings, $rules string (version of the rules). Rows: id. Index: wording_id.
UNWIND $ids AS id
MATCH (w:Wording {id: id})
WHERE coalesce(w.rules, '') <> $rules
RETURN w.id AS id
ORDER BY id
