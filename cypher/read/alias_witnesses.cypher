// What articles call these full names besides, and a few of the articles that do.
// Parameters: $ids list of strings (names). Rows: alias, full (surfaces), alias_id, full_id, witnesses (how many articles),
// articles (at most 5 ids). Index: name_id.
UNWIND $ids AS id
MATCH (alias:_Name)-[r:ALIAS_OF]->(full:_Name {id: id})
USING INDEX SEEK full:_Name(id)
CALL {
  WITH alias, full
  MATCH (full)<-[:NAMES]-(a:Article)-[m:MENTIONS]->(:Entity)<-[:REFERS_TO]-(full)
  WHERE alias.surface IN m.surfaces
  RETURN a.id AS article
  ORDER BY article
  LIMIT 5
}
RETURN alias.surface AS alias, full.surface AS full, alias.id AS alias_id, full.id AS full_id,
       r.witnesses AS witnesses, collect(article) AS articles
ORDER BY full_id, witnesses DESC, alias_id
