// Forget what was decided of these wordings.
// Parameters: $ids list of strings. Rows: none. Index: wording_id.
UNWIND $ids AS id
MATCH (w:_Wording {id: id})-[decided:SAME_FACT|MATTER]-(:_Wording)
USING INDEX SEEK w:_Wording(id)
WITH DISTINCT decided
DELETE decided
