// Forget what was decided of these wordings and how they are filed; blocking keys that none has go too.
// Parameters: $ids list of strings. Rows: none. Index: wording_id.
UNWIND $ids AS id
MATCH (w:Wording {id: id})
USING INDEX SEEK w:Wording(id)
OPTIONAL MATCH (w)-[decided:SAME_FACT|MATTER]-(:Wording)
OPTIONAL MATCH (w)-[filed:HAS_KEY]->(k:FactKey)
WITH collect(DISTINCT decided) AS decisions, collect(DISTINCT filed) AS files, collect(DISTINCT k) AS keys
FOREACH (r IN decisions | DELETE r)
FOREACH (r IN files | DELETE r)
WITH keys
UNWIND keys AS k
WITH k
WHERE NOT (k)<-[:HAS_KEY]-()
DELETE k
