// Forget what was decided of these names and how they are filed; blocking keys that none has go too.
// Parameters: $ids list of strings. Rows: none. Index: name_id.
UNWIND $ids AS id
MATCH (n:Name {id: id})
USING INDEX SEEK n:Name(id)
OPTIONAL MATCH (n)-[decided:SAME_AS]-(:Name)
OPTIONAL MATCH (n)-[filed:HAS_KEY|HAS_DERIVED_KEY]->(k:NameKey)
WITH collect(DISTINCT decided) AS decisions, collect(DISTINCT filed) AS files, collect(DISTINCT k) AS keys
FOREACH (r IN decisions | DELETE r)
FOREACH (r IN files | DELETE r)
WITH keys
UNWIND keys AS k
WITH k
WHERE NOT (k)<-[:HAS_KEY|HAS_DERIVED_KEY]-()
DELETE k
