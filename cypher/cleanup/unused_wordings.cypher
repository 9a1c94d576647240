// Delete the wordings among these that no article uses.
// Parameters: $ids list of strings. Rows: none. Index: wording_id.
UNWIND $ids AS id
MATCH (w:_Wording {id: id})
USING INDEX SEEK w:_Wording(id)
WHERE NOT (w)<-[:FOUND]-()
DETACH DELETE w
