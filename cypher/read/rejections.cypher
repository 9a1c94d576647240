// The judgements that rejected what was then this fact.
// Parameters: $fact string. Rows: judgement (map of its properties). Index: judgement_fact.
MATCH (j:_Judgement {fact: $fact})
USING INDEX SEEK j:_Judgement(fact)
RETURN properties(j) AS judgement
ORDER BY judgement.id
