// The wordings that say these things.
// Parameters: $said list of strings. Rows: id, said. Index: wording_said.
UNWIND $said AS said
MATCH (w:Wording {said: said})
USING INDEX SEEK w:Wording(said)
RETURN w.id AS id, w.said AS said
ORDER BY id
