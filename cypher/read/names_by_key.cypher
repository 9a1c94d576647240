// Names that are filed under any of these blocking keys, with the entity that each refers to.
// Parameters: $keys list of strings. Rows: name (map with type, surface, context), id, entity_name, type, aliases.
// Index: name_key_id.
UNWIND $keys AS key
MATCH (given:NameKey {id: key})<-[:HAS_KEY|HAS_DERIVED_KEY]-(n:Name)-[:REFERS_TO]->(e:Entity)
USING INDEX SEEK given:NameKey(id)
RETURN DISTINCT n {.type, .surface, .context} AS name, e.id AS id, e.name AS entity_name, e.type AS type,
       e.aliases AS aliases
ORDER BY id, name.surface
