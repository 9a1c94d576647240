// Pairs of wordings that say the same.
// Parameters: $rows list of {a, b, score, reasons: list of strings}, a < b. Rows: none. Index: wording_id.
UNWIND $rows AS row
MATCH (a:_Wording {id: row.a}), (b:_Wording {id: row.b})
USING INDEX SEEK a:_Wording(id)
USING INDEX SEEK b:_Wording(id)
MERGE (a)-[r:SAME_FACT]->(b)
SET r.score = row.score, r.reasons = row.reasons
