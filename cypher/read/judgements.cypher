// Every judgement, by id.
// Parameters: none. Rows: judgement (map of its properties).
MATCH (j:_Judgement)
WHERE j.id STARTS WITH 'judgement:' AND 'kind' IN keys(j) // else another program's
RETURN properties(j) AS judgement
ORDER BY judgement.id
