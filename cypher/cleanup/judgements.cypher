// Withdraw judgements.
// Parameters: $ids list of strings. Rows: none. Index: judgement_id.
UNWIND $ids AS id
MATCH (j:Judgement {id: id})
USING INDEX SEEK j:Judgement(id)
DELETE j
