// How many articles mention two entities.
// Parameters: $a string, $b string (ids). Rows: articles; one row. Index: entity_id.
MATCH (one:Entity {id: $a}), (other:Entity {id: $b})
USING INDEX SEEK one:Entity(id)
USING INDEX SEEK other:Entity(id)
RETURN COUNT { (one)<-[:MENTIONS]-(:Article)-[:MENTIONS]->(other) } AS articles
