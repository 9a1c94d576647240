// The articles that use any of these names.
// Parameters: $ids list of strings. Rows: article. Index: name_id.
UNWIND $ids AS id
MATCH (:Name {id: id})<-[:NAMES]-(a:Article)
RETURN DISTINCT a.id AS article
ORDER BY article
