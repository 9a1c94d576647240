// Those of these judgements that the graph holds.
// Parameters: $ids list of strings. Rows: judgement (map of its properties). Index: judgement_id.
UNWIND $ids AS id
MATCH (j:Judgement {id: id})
USING INDEX SEEK j:Judgement(id)
RETURN properties(j) AS judgement
ORDER BY judgement.id
