// The wordings that say these things.
// Parameters: $said list of strings. Rows: id, said. Index: wording_said.
UNWIND $said AS said
MATCH (w:_Wording {said: said})
USING INDEX SEEK w:_Wording(said)
RETURN w.id AS id, w.said AS said
ORDER BY id
