// Every judgement, by id.
// Parameters: none. Rows: judgement (map of its properties).
MATCH (j:Judgement)
RETURN properties(j) AS judgement
ORDER BY judgement.id
