// Those of these wordings that somebody rejected.
// Parameters: $ids list of strings. Rows: id. Index: wording_id, judgement_said.
UNWIND $ids AS id
MATCH (w:_Wording {id: id})
USING INDEX SEEK w:_Wording(id)
WHERE EXISTS { MATCH (j:_Judgement {said: w.said}) USING INDEX SEEK j:_Judgement(said) }
RETURN w.id AS id
