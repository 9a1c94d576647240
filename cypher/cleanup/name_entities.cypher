// Let these names refer to no entity.
// Parameters: $ids list of strings. Rows: none. Index: name_id.
UNWIND $ids AS id
MATCH (:Name {id: id})-[r:REFERS_TO]->(:Entity)
DELETE r
