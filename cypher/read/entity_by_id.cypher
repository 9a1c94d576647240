// The entity with this id.
// Parameters: $id string. Rows: id, name, type, aliases. Index: entity_id.
MATCH (e:Entity {id: $id})
USING INDEX SEEK e:Entity(id)
RETURN e.id AS id, e.name AS name, e.type AS type, e.aliases AS aliases
