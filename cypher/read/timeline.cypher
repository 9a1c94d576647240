// What entities plan and state, in the order in which it was first published, with every source, what it revises or is
// revised by, and what disputes it.
// Parameters: $ids list of string (the entities), $min float (facts that are less sure are left out). Rows: entity, fact, kind, text, target_date, quantities, verb, modality, confidence, witnesses, sources (list of
// {article, title, source, published, start, end}), revises, revised_by, disputes (lists of {fact, text, changes}).
// Index: entity_id.
UNWIND $ids AS id
MATCH (e:Entity {id: id})-[:{{related}}]->(f:Fact)
USING INDEX SEEK e:Entity(id)
WHERE coalesce(f.confidence, 1.0) >= $min
RETURN e.name AS entity, f.id AS fact, [l IN labels(f) WHERE l <> 'Fact'][0] AS kind, f.text AS text, f.target_date AS target_date,
       f.quantities AS quantities, f.verb AS verb, f.modality AS modality, f.confidence AS confidence,
       f.witnesses AS witnesses,
       COLLECT {
         MATCH (f)-[v:EVIDENCED_BY]->(a:Article)
         RETURN {article: a.id, title: a.title, source: a.source, published: a.published, start: v.start, end: v.end}
         ORDER BY coalesce(a.published, '9999'), a.id, v.start
       } AS sources,
       COLLECT { MATCH (f)-[r:REVISES]->(o:Fact) RETURN {fact: o.id, text: o.text, changes: r.changes} ORDER BY o.id }
         AS revises,
       COLLECT { MATCH (f)<-[r:REVISES]-(o:Fact) RETURN {fact: o.id, text: o.text, changes: r.changes} ORDER BY o.id }
         AS revised_by,
       COLLECT { MATCH (f)-[r:DISPUTES]-(o:Fact) RETURN {fact: o.id, text: o.text, changes: r.changes} ORDER BY o.id }
         AS disputes
ORDER BY fact, entity
