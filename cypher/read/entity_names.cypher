// The names that refer to an entity.
// Parameters: $id string. Rows: id. Index: entity_id.
MATCH (given:Entity {id: $id})<-[:REFERS_TO]-(n:_Name)
USING INDEX SEEK given:Entity(id)
RETURN n.id AS id
ORDER BY id
