// These names, and the entity that each refers to now.
// Parameters: $ids list of strings. Rows: id, type, surface, bound, entity (null when new), mentioned. Index: name_id.
UNWIND $ids AS id
MATCH (n:Name {id: id})
OPTIONAL MATCH (n)-[:REFERS_TO]->(e:Entity)
RETURN n.id AS id, n.type AS type, n.surface AS surface, n.bound AS bound, e.id AS entity, COUNT { (e)<-[:MENTIONS]-() } AS mentioned
ORDER BY id
