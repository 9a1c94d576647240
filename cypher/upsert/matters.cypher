// Pairs of wordings about one matter with other values: a later plan to the earlier, or two in dispute, the smaller id
// first.
// Parameters: $rows list of {a, b, relation: revises|disputes, changes: list of strings, back: the same from b to a}.
// Rows: none. Index: wording_id.
UNWIND $rows AS row
MATCH (a:_Wording {id: row.a}), (b:_Wording {id: row.b})
USING INDEX SEEK a:_Wording(id)
USING INDEX SEEK b:_Wording(id)
MERGE (a)-[r:MATTER]->(b)
SET r.relation = row.relation, r.changes = row.changes, r.back = row.back
