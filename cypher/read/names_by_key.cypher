// Names that are filed under keys, with the entity that each refers to.
// Parameters: $index string (what the database calls it), $searches list of strings (keys in Lucene's syntax).
// Rows: name (map with type, surface, context), id, entity_name, type, aliases. Index: name_keys.
UNWIND $searches AS search
CALL db.index.fulltext.queryNodes($index, search) YIELD node AS n
MATCH (n)-[:REFERS_TO]->(e:Entity)
RETURN DISTINCT n {.type, .surface, .context} AS name, e.id AS id, e.name AS entity_name, e.type AS type,
       e.aliases AS aliases
ORDER BY id, name.surface
