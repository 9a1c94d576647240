// Take away facts; what articles state stays.
// Parameters: $ids list of strings. Rows: one, with subjects (names that may be left over) and entities (ids of those
// whose shortcuts were made of these facts). Index: fact_id.
UNWIND $ids AS id
MATCH (f:Fact {id: id})
USING INDEX SEEK f:Fact(id)
OPTIONAL MATCH (f)-[:{{subject}}]-(s:Subject)
OPTIONAL MATCH (f)-[:HOLDS|UNDER]-(e:Entity)
WITH collect(DISTINCT f) AS facts, collect(DISTINCT s.name) AS subjects, collect(DISTINCT e.id) AS entities
FOREACH (f IN facts | DETACH DELETE f)
RETURN subjects, entities
