// Give wordings of an older version the label of today, and as a list the keys that were nodes beside them.
// Parameters: $limit integer (how many at once). Rows: moved.
MATCH (w:Wording)
WHERE w.view IS NOT NULL
WITH w LIMIT $limit
SET w.keys = COLLECT { MATCH (w)-[:HAS_KEY]->(k:FactKey) RETURN k.id ORDER BY k.id }
REMOVE w:Wording
SET w:_Wording
WITH collect(w) AS wordings
CALL {
  WITH wordings
  UNWIND wordings AS w
  MATCH (w)-[filed:HAS_KEY]->(k:FactKey)
  DELETE filed
  WITH DISTINCT k
  WHERE NOT (k)<-[:HAS_KEY]-()
  DELETE k
}
RETURN size(wordings) AS moved
