// Those of these names that were compared by other rules than the present ones.
// Parameters: $ids list of strings, $rules string (version of the rules). Rows: id. Index: name_id.
UNWIND $ids AS id
MATCH (n:Name {id: id})
WHERE coalesce(n.rules, '') <> $rules
RETURN n.id AS id
ORDER BY id
