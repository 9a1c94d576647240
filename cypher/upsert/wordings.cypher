// Distinct wordings of facts, each with the keys under which it is looked for.
// Parameters: $rows list of {id, kind, view: JSON, said, keys: list of strings, rules: version of those that compare it}.
// Rows: none. Index: wording_id.
UNWIND $rows AS row
MERGE (w:_Wording {id: row.id})
SET w = row
