// The shortcut from a policy to what it binds, made anew from the regulations of these policies.
// Parameters: $ids list of strings (policy entities). Rows: none. Index: entity_id.
UNWIND $ids AS id
MATCH (y:Policy {id: id})
OPTIONAL MATCH (y)-[old:REGULATES]->()
DELETE old
WITH DISTINCT y
MATCH (y)<-[:UNDER]-(:Regulation)-[:BINDS]->(bound)
WITH DISTINCT y, bound
MERGE (y)-[:REGULATES]->(bound)
