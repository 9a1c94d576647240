// The articles that use any of these names.
// Parameters: $ids list of strings. Rows: article. Index: name_id.
UNWIND $ids AS id
MATCH (given:_Name {id: id})<-[:NAMES]-(a:Article)
USING INDEX SEEK given:_Name(id)
RETURN DISTINCT a.id AS article
ORDER BY article
