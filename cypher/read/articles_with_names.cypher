// Articles that are no reprints, with which entities they name where: what entities named together are found in.
// Parameters: $types list of string (types of entities, in capitals), $always list of string (ids of entities of any
// type), $around list of string or null (ids: articles that name one of them; null: all articles).
// Rows: id, title, outlet, url, published, text, names (list of {party, starts, ends}). Index: entity_id; a
// label scan of Article only where all articles are asked for.
CALL {
  WITH 1 AS all WHERE $around IS NULL
  MATCH (a:Article)
  WHERE a.sha256 IS NOT NULL
  RETURN a
  UNION
  UNWIND $around AS id
  MATCH (given:Entity {id: id})<-[:MENTIONS]-(a:Article)
  USING INDEX SEEK given:Entity(id)
  RETURN a
}
WITH a WHERE NOT (a)-[:REPRINT_OF]->()
RETURN a.id AS id, a.title AS title, a.source AS outlet, a.url AS url, a.published AS published, a.text AS text,
       COLLECT {
         MATCH (a)-[m:MENTIONS]->(e:Entity)
         WHERE e.type IN $types OR e.id IN $always
         RETURN {party: e.id, starts: m.starts, ends: m.ends} ORDER BY e.id
       } AS names
ORDER BY coalesce(published, '9999'), id
