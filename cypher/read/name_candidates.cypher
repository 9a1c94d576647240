// Pairs of one of these names and another, filed under one blocking key that is whole for one of the two: the only pairs
// worth comparing, in any order.
// Parameters: $ids list of strings. Rows: one, other (maps with type, surface, context). Index: name_id.
UNWIND $ids AS id
MATCH (n:Name {id: id})-[:HAS_KEY]->(:NameKey)<-[:HAS_KEY|HAS_DERIVED_KEY]-(m:Name)
USING INDEX SEEK n:Name(id)
RETURN n {.type, .surface, .context} AS one, m {.type, .surface, .context} AS other
UNION
UNWIND $ids AS id
MATCH (n:Name {id: id})-[:HAS_DERIVED_KEY]->(:NameKey)<-[:HAS_KEY]-(m:Name)
USING INDEX SEEK n:Name(id)
RETURN n {.type, .surface, .context} AS one, m {.type, .surface, .context} AS other
