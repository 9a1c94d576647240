// Every judgement, by id.
// Parameters: none. Rows: judgement (map of its properties).
MATCH (j:Judgement)
WHERE j.id STARTS WITH 'judgement:' AND j.kind IS NOT NULL // else another program's
RETURN properties(j) AS judgement
ORDER BY judgement.id
