// Let these names refer to no entity.
// Parameters: $ids list of strings. Rows: none. Index: name_id.
UNWIND $ids AS id
MATCH (given:_Name {id: id})-[r:REFERS_TO]->(:Entity)
USING INDEX SEEK given:_Name(id)
DELETE r
