// Delete the names among these that no article uses, neither as a full name nor as an alias, and blocking keys that
// none has.
// Parameters: $ids list of strings. Rows: none. Index: name_id.
UNWIND $ids AS id
MATCH (n:Name {id: id})
USING INDEX SEEK n:Name(id)
WHERE NOT (n)<-[:NAMES]-() AND NOT (n)-[:ALIAS_OF]->()
OPTIONAL MATCH (n)-[:HAS_KEY|HAS_DERIVED_KEY]->(k:NameKey)
WITH collect(DISTINCT n) AS names, collect(DISTINCT k) AS keys
FOREACH (n IN names | DETACH DELETE n)
WITH keys
UNWIND keys AS k
WITH k
WHERE NOT (k)<-[:HAS_KEY|HAS_DERIVED_KEY]-()
DELETE k
