// The shortcut from a person to an employer, one for each title, made anew from the affiliations of these persons.
// What is no person (any more) has none.
// Parameters: $ids list of strings (entities). Rows: none. Index: entity_id.
UNWIND $ids AS id
MATCH (p:Entity {id: id})
USING INDEX SEEK p:Entity(id)
OPTIONAL MATCH (p)-[old:WORKS_FOR]->()
DELETE old
WITH DISTINCT p
WHERE p:Person
MATCH (p)-[:HOLDS]->(f:Affiliation)-[:AT]->(o:Entity)
WITH DISTINCT p, o, coalesce(f.title, '') AS title
MERGE (p)-[:WORKS_FOR {title: title}]->(o)
