// Delete the entities among these that no name refers to.
// Parameters: $ids list of strings. Rows: none. Index: entity_id.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
USING INDEX SEEK e:Entity(id)
WHERE NOT (e)<-[:REFERS_TO]-()
DETACH DELETE e
