// Those of these judgements that the graph holds.
// Parameters: $ids list of strings. Rows: judgement (map of its properties). Index: judgement_id.
UNWIND $ids AS id
MATCH (j:_Judgement {id: id})
USING INDEX SEEK j:_Judgement(id)
RETURN properties(j) AS judgement
ORDER BY judgement.id
