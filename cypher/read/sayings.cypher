// What these wordings say, as rejections bind it.
// Parameters: $ids list of strings. Rows: said. Index: wording_id.
UNWIND $ids AS id
MATCH (w:Wording {id: id})
USING INDEX SEEK w:Wording(id)
RETURN DISTINCT w.said AS said
ORDER BY said
