// Delete the wordings among these that no article uses, and blocking keys that none has.
// Parameters: $ids list of strings. Rows: none. Index: wording_id.
UNWIND $ids AS id
MATCH (w:Wording {id: id})
USING INDEX SEEK w:Wording(id)
WHERE NOT (w)<-[:FOUND]-()
OPTIONAL MATCH (w)-[:HAS_KEY]->(k:FactKey)
WITH collect(DISTINCT w) AS wordings, collect(DISTINCT k) AS keys
FOREACH (w IN wordings | DETACH DELETE w)
WITH keys
UNWIND keys AS k
WITH k
WHERE NOT (k)<-[:HAS_KEY]-()
DELETE k
