// What shares a blocking key with each of these wordings: the only pairs worth comparing.
// Parameters: $ids list of strings. Rows: one (id), others (list of ids). Index: wording_id.
UNWIND $ids AS id
MATCH (w:Wording {id: id})-[:HAS_KEY]->(:FactKey)<-[:HAS_KEY]-(v:Wording)
USING INDEX SEEK w:Wording(id)
WITH w.id AS one, collect(DISTINCT v.id) AS others
RETURN one, others
ORDER BY one
