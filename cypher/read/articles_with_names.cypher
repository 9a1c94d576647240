// Articles that are no reprints, with which entities they name where: what entities named together are found in.
// Parameters: $types list of string (types of entities, in capitals), $always list of string (ids of entities of any
// type), $around list of string or null (ids: articles that name one of them; null: all articles).
// Rows: id, title, outlet, url, published, text, names (list of {party, starts, ends}). Index: label scan of Article.
MATCH (a:Article)
WHERE NOT (a)-[:REPRINT_OF]->()
  AND ($around IS NULL OR EXISTS { MATCH (a)-[:MENTIONS]->(e:Entity) WHERE e.id IN $around })
RETURN a.id AS id, a.title AS title, a.source AS outlet, a.url AS url, a.published AS published, a.text AS text,
       COLLECT {
         MATCH (a)-[m:MENTIONS]->(e:Entity)
         WHERE e.type IN $types OR e.id IN $always
         RETURN {party: e.id, starts: m.starts, ends: m.ends} ORDER BY e.id
       } AS names
ORDER BY coalesce(published, '9999'), id
