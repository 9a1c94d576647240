// Pairs of one of these names and another that shares a blocking key with it: the only pairs worth comparing.
// Parameters: $ids list of strings. Rows: one, other (maps with type, surface, context). Index: name_id.
UNWIND $ids AS id
MATCH (n:Name {id: id})-[:HAS_KEY]->(:NameKey)<-[:HAS_KEY]-(m:Name)
WITH DISTINCT n, m
RETURN n {.type, .surface, .context} AS one, m {.type, .surface, .context} AS other
ORDER BY n.id, m.id
