// Pairs of one of these wordings and another that shares a blocking key with it: the only pairs worth comparing.
// Parameters: $ids list of strings. Rows: one, other (ids). Index: wording_id.
UNWIND $ids AS id
MATCH (w:Wording {id: id})-[:HAS_KEY]->(:FactKey)<-[:HAS_KEY]-(v:Wording)
RETURN DISTINCT w.id AS one, v.id AS other
ORDER BY one, other
