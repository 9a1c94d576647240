// Names that share a blocking key with one of these: the only pairs worth comparing.
// Parameters: $ids list of strings. Rows: id, type, surface, candidate, candidate_surface. Index: name_id.
UNWIND $ids AS id
MATCH (n:Name {id: id})-[:HAS_KEY]->(:NameKey)<-[:HAS_KEY]-(m:Name)
RETURN DISTINCT n.id AS id, n.type AS type, n.surface AS surface, m.id AS candidate, m.surface AS candidate_surface
ORDER BY id, candidate
