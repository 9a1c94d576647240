// The names that refer to an entity.
// Parameters: $id string. Rows: id. Index: entity_id.
MATCH (:Entity {id: $id})<-[:REFERS_TO]-(n:Name)
RETURN n.id AS id
ORDER BY id
