// Which of these names the graph holds, and the version of the rules that compared each.
// Parameters: $ids list of strings. Rows: id, rules (null: by a version that did not say). Index: name_id.
UNWIND $ids AS id
MATCH (n:_Name {id: id})
USING INDEX SEEK n:_Name(id)
RETURN n.id AS id, n.rules AS rules
ORDER BY id
