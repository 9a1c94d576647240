// Give judgements that an older version kept the label of today.
// Parameters: $limit integer (how many at once). Rows: moved.
MATCH (j:Judgement)
WHERE j.id STARTS WITH 'judgement:' AND j.kind IS NOT NULL
WITH j LIMIT $limit
REMOVE j:Judgement
SET j:_Judgement
RETURN count(j) AS moved
