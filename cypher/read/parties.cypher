// What a view says of the entities that it shows.
// Parameters: $ids list of string. Rows: id, name, type, aliases, articles (how many mention it). Index: entity_id.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN id, e.name AS name, e.type AS type, e.aliases AS aliases, COUNT { (e)<-[:MENTIONS]-() } AS articles
ORDER BY id
