// Give names of an older version the label of today, and as lists the keys that were nodes beside them.
// Parameters: $limit integer (how many at once). Rows: moved.
MATCH (n:Name)
WHERE n.norm_key IS NOT NULL
WITH n LIMIT $limit
SET n.keys = COLLECT { MATCH (n)-[:HAS_KEY]->(k:NameKey) RETURN k.id ORDER BY k.id },
    n.derived_keys = COLLECT { MATCH (n)-[:HAS_DERIVED_KEY]->(k:NameKey) RETURN k.id ORDER BY k.id }
REMOVE n:Name
SET n:_Name
WITH collect(n) AS names
CALL {
  WITH names
  UNWIND names AS n
  MATCH (n)-[filed:HAS_KEY|HAS_DERIVED_KEY]->(k:NameKey)
  DELETE filed
  WITH DISTINCT k
  WHERE NOT (k)<-[:HAS_KEY|HAS_DERIVED_KEY]-()
  DELETE k
}
RETURN size(names) AS moved
