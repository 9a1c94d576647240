// Those of these wordings that somebody rejected.
// Parameters: $ids list of strings. Rows: id. Index: wording_id, judgement_said.
UNWIND $ids AS id
MATCH (w:Wording {id: id})
WHERE EXISTS { MATCH (j:Judgement) WHERE j.said = w.said }
RETURN w.id AS id
