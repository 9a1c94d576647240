// Withdraw judgements.
// Parameters: $ids list of strings. Rows: none. Index: judgement_id.
UNWIND $ids AS id
MATCH (j:_Judgement {id: id})
USING INDEX SEEK j:_Judgement(id)
DELETE j
