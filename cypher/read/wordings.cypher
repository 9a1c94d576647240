// What resolution sees of these wordings.
// Parameters: $ids list of strings. Rows: id, view (JSON). Index: wording_id.
UNWIND $ids AS id
MATCH (w:Wording {id: id})
USING INDEX SEEK w:Wording(id)
RETURN w.id AS id, w.view AS view
ORDER BY id
