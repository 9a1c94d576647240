// Facts with all that is known of each: what it holds, who takes part, every place that states it, what changes it.
// Parameters: $ids list of strings. Rows: fact, kind, text, properties, roles (list of {role, id, name, type}), sources (list of {article, title,
// source, url, published, start, end, quote, reprint_of}), revises, revised_by, disputes (lists of {fact, text, changes}). Index: fact_id.
UNWIND $ids AS id
MATCH (f:Fact {id: id})
USING INDEX SEEK f:Fact(id)
RETURN f.id AS fact, [l IN labels(f) WHERE l <> 'Fact'][0] AS kind, f.text AS text, properties(f) AS properties,
       COLLECT {
         MATCH (f)-[r]-(e:Entity|Subject)
         WITH DISTINCT type(r) AS role, e
         RETURN {role: role, id: coalesce(e.id, 'subject:' + e.name), name: e.name, type: coalesce(e.type, 'SUBJECT')} AS one
         ORDER BY one.role, one.name, one.id
       } AS roles,
       COLLECT {
         MATCH (f)-[v:EVIDENCED_BY]->(a:Article)
         RETURN {article: a.id, title: a.title, source: a.source, url: a.url, published: a.published, start: v.start,
                 end: v.end, quote: v.quote, reprint_of: [(a)-[:REPRINT_OF]->(first) | first.id][0]}
         ORDER BY coalesce(a.published, '9999'), a.id, v.start
       } AS sources,
       COLLECT { MATCH (f)-[r:REVISES]->(o:Fact) RETURN {fact: o.id, text: o.text, changes: r.changes} ORDER BY o.id }
         AS revises,
       COLLECT { MATCH (f)<-[r:REVISES]-(o:Fact) RETURN {fact: o.id, text: o.text, changes: r.changes} ORDER BY o.id }
         AS revised_by,
       COLLECT { MATCH (f)-[r:DISPUTES]-(o:Fact) RETURN {fact: o.id, text: o.text, changes: r.changes} ORDER BY o.id }
         AS disputes
ORDER BY fact
