// Pairs of names that a rule of the package finds the same.
// Parameters: $rows list of {a, b, rule, score, reasons: list of strings}, a < b. Rows: none. Index: name_id.
UNWIND $rows AS row
MATCH (a:Name {id: row.a}), (b:Name {id: row.b})
MERGE (a)-[r:SAME_AS {rule: row.rule}]->(b)
SET r.score = row.score, r.reasons = row.reasons
