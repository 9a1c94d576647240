// Those of these wordings that somebody rejected.
// Parameters: $ids list of strings. Rows: id. Index: wording_id, judgement_said.
UNWIND $ids AS id
MATCH (w:Wording {id: id})
USING INDEX SEEK w:Wording(id)
WHERE EXISTS { MATCH (j:Judgement {said: w.said}) USING INDEX SEEK j:Judgement(said) }
RETURN w.id AS id
