// The entity that each of these names refers to.
// Parameters: $ids list of strings (names). Rows: name, entity (ids). Index: name_id.
UNWIND $ids AS id
MATCH (n:_Name {id: id})-[:REFERS_TO]->(e:Entity)
USING INDEX SEEK n:_Name(id)
RETURN n.id AS name, e.id AS entity
ORDER BY name
