// Entities that any of their names leads to.
// Parameters: $name string. Rows: id, name, type, aliases. Index: name_surface.
MATCH (given:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(e:Entity)
USING INDEX SEEK given:_Name(surface)
RETURN DISTINCT e.id AS id, e.name AS name, e.type AS type, e.aliases AS aliases
ORDER BY id
