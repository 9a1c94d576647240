// The facts whose text names entities that take no part in them, with who does, and the characters that state each.
// Parameters: $ids list of string, $min float (facts that are less sure are left out). Rows: entity, fact, kind, who (names), text, properties, article, title, published, start, end, quote.
// Index: entity_id.
UNWIND $ids AS id
MATCH (e:Entity {id: id})<-[:ABOUT]-(f:Fact)
USING INDEX SEEK e:Entity(id)
WHERE NOT (e)-[:{{roles}}]-(f) AND coalesce(f.confidence, 1.0) >= $min
MATCH (f)-[v:EVIDENCED_BY]->(a:Article)
RETURN e.name AS entity, f.id AS fact, [l IN labels(f) WHERE l <> 'Fact'][0] AS kind,
       COLLECT {
         MATCH (f)-[:{{who}}]-(o:Entity)
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS who, f.text AS text, properties(f) AS properties, a.id AS article, a.title AS title,
       a.published AS published, v.start AS start, v.end AS end, v.quote AS quote
ORDER BY kind, coalesce(published, ''), article, start, entity
