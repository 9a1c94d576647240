// Facts that contradict each other, the smaller id first.
// Parameters: $rows list of {a, b, changes: list of strings}. Rows: none. Index: fact_id.
UNWIND $rows AS row
MATCH (p:Fact {id: row.a}), (q:Fact {id: row.b})
USING INDEX SEEK p:Fact(id)
USING INDEX SEEK q:Fact(id)
MERGE (p)-[r:DISPUTES]->(q)
SET r.changes = row.changes
