// The places that names lead to.
// Parameters: $names list of string (surfaces). Rows: id, name, type, aliases, articles (how many mention it). Index: name_surface.
UNWIND $names AS surface
MATCH (given:_Name {surface: surface})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(e:Region)
USING INDEX SEEK given:_Name(surface)
WITH DISTINCT e
RETURN e.id AS id, e.name AS name, e.type AS type, e.aliases AS aliases, COUNT { (e)<-[:MENTIONS]-(:Article) } AS articles
ORDER BY articles DESC, id
