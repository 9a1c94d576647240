// The shortcut from a policy to what it binds, made anew from the regulations of these policies.
// What is no policy (any more) has none.
// Parameters: $ids list of strings (entities). Rows: none. Index: entity_id.
UNWIND $ids AS id
MATCH (y:Entity {id: id})
USING INDEX SEEK y:Entity(id)
OPTIONAL MATCH (y)-[old:REGULATES]->()
DELETE old
WITH DISTINCT y
WHERE y:Policy
MATCH (y)<-[:UNDER]-(:Regulation)-[:BINDS]->(bound)
WITH DISTINCT y, bound
MERGE (y)-[:REGULATES]->(bound)
