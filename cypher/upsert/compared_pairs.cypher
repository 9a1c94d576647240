// Pairs of names that a rule of the package finds the same.
// Parameters: $rows list of {a, b, rule, score, reasons: list of strings, ambiguous: id of a or b, or null}, a < b.
// Rows: none. Index: name_id.
UNWIND $rows AS row
MATCH (a:_Name {id: row.a}), (b:_Name {id: row.b})
USING INDEX SEEK a:_Name(id)
USING INDEX SEEK b:_Name(id)
MERGE (a)-[r:SAME_AS]->(b)
SET r.rule = row.rule, r.score = row.score, r.reasons = row.reasons, r.ambiguous = row.ambiguous
