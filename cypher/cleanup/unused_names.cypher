// Delete the names among these that no article uses, neither as a full name nor as an alias.
// Parameters: $ids list of strings. Rows: none. Index: name_id.
UNWIND $ids AS id
MATCH (n:_Name {id: id})
USING INDEX SEEK n:_Name(id)
WHERE NOT (n)<-[:NAMES]-() AND NOT (n)-[:ALIAS_OF]->()
DETACH DELETE n
