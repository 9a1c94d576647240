// The wordings that say these things.
// Parameters: $said list of strings. Rows: id. Index: wording_said.
UNWIND $said AS said
MATCH (w:Wording {said: said})
RETURN w.id AS id
ORDER BY id
