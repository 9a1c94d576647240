// Facts, with who takes part in each and every place that states it: what views tie entities by.
// Parameters: $kinds list of string (labels of facts), $types list of string (types of entities, in capitals, SUBJECT
// among them), $always list of string (ids of entities of any type), $around list of string or null (ids: facts that
// one of them takes part in; null: all facts).
// Rows: id, kind, text, title, due, revised, disputed, roles (list of [party, role]), sources (list of {article,
// origin, title, outlet, url, published, start, end, quote}; origin: the article that it reprints, or itself).
// Index: label scan of Fact.
MATCH (f:Fact)
WHERE any(label IN labels(f) WHERE label IN $kinds)
  AND ($around IS NULL OR EXISTS {
    MATCH (f)-[r]-(e:Entity|Subject) WHERE coalesce(e.id, 'subject:' + e.name) IN $around })
RETURN f.id AS id, [label IN labels(f) WHERE label <> 'Fact'][0] AS kind, f.text AS text, f.title AS title,
       f.target_date AS due, EXISTS { (f)<-[:REVISES]-() } AS revised, EXISTS { (f)-[:DISPUTES]-() } AS disputed,
       COLLECT {
         MATCH (f)-[r]-(e:Entity|Subject)
         WITH DISTINCT coalesce(e.id, 'subject:' + e.name) AS party, coalesce(e.type, 'SUBJECT') AS type, type(r) AS role
         WHERE type IN $types OR party IN $always
         RETURN [party, role] ORDER BY party, role
       } AS roles,
       COLLECT {
         MATCH (f)-[v:EVIDENCED_BY]->(a:Article)
         RETURN {article: a.id, origin: coalesce([(a)-[:REPRINT_OF]->(first) | first.id][0], a.id), title: a.title,
                 outlet: a.source, url: a.url, published: a.published, start: v.start, end: v.end, quote: v.quote}
         ORDER BY coalesce(a.published, '9999'), a.id, v.start, v.end
       } AS sources
ORDER BY id
