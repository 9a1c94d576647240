// These names: how many articles use each as a full name, and the entity that it refers to now.
// Parameters: $ids list of strings. Rows: name (map with type, surface, context), articles, entity (null when none),
// mentioned (articles that mention the entity). Index: name_id.
UNWIND $ids AS id
MATCH (n:_Name {id: id})
USING INDEX SEEK n:_Name(id)
OPTIONAL MATCH (n)-[:REFERS_TO]->(e:Entity)
RETURN n {.type, .surface, .context} AS name, COUNT { (n)<-[:NAMES]-() } AS articles, e.id AS entity,
       COUNT { (e)<-[:MENTIONS]-() } AS mentioned
ORDER BY n.id
