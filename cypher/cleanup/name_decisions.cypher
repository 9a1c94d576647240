// Forget what was decided of these names.
// Parameters: $ids list of strings. Rows: none. Index: name_id.
UNWIND $ids AS id
MATCH (n:_Name {id: id})-[decided:SAME_AS]-(:_Name)
USING INDEX SEEK n:_Name(id)
WITH DISTINCT decided
DELETE decided
