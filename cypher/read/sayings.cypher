// What these wordings say, as rejections bind it.
// Parameters: $ids list of strings. Rows: said. Index: wording_id.
UNWIND $ids AS id
MATCH (w:_Wording {id: id})
USING INDEX SEEK w:_Wording(id)
RETURN DISTINCT w.said AS said
ORDER BY said
