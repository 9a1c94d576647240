// Distinct names as articles write them, each with the keys under which it is looked for: `keys` where its form of that
// text is whole, `derived_keys` where the form dropped something.
// Parameters: $rows list of {id, type, surface, context: list of strings, norm_key: type and normalised surface,
// keys and derived_keys: lists of strings, rules: version of those that compare it}. Rows: none. Index: name_id.
UNWIND $rows AS row
MERGE (n:_Name {id: row.id})
SET n = row
