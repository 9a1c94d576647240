// Which of these wordings the graph holds, and the version of the rules that compared each.
// Parameters: $ids list of strings. Rows: id, rules (null: by a version that did not say). Index: wording_id.
UNWIND $ids AS id
MATCH (w:_Wording {id: id})
USING INDEX SEEK w:_Wording(id)
RETURN w.id AS id, w.rules AS rules
ORDER BY id
