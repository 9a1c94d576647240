// The facts that entities take part in, with who else does, and the characters that state each.
// Parameters: $ids list of string, $min float (facts that are less sure are left out). Rows: entity, fact, kind, role, text, properties, partners list of [role, name], article, title,
// published, start, end, quote. Index: entity_id.
UNWIND $ids AS id
MATCH (e:Entity {id: id})-[r]-(f:Fact)
USING INDEX SEEK e:Entity(id)
WHERE type(r) <> 'ABOUT' AND coalesce(f.confidence, 1.0) >= $min
MATCH (f)-[v:EVIDENCED_BY]->(a:Article)
RETURN e.name AS entity, f.id AS fact, [l IN labels(f) WHERE l <> 'Fact'][0] AS kind, collect(DISTINCT type(r)) AS roles, f.text AS text,
       properties(f) AS properties, [(f)-[o]-(other) WHERE other <> e AND NOT other:Article AND type(o) <> 'ABOUT' |
       [type(o), other.name]] AS partners, a.id AS article, a.title AS title, a.published AS published,
       v.start AS start, v.end AS end, v.quote AS quote
ORDER BY kind, coalesce(published, ''), article, start, entity
