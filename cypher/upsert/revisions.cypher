// Plans that change what an earlier article said.
// Parameters: $rows list of {later, earlier, changes: list of strings}. Rows: none. Index: fact_id.
UNWIND $rows AS row
MATCH (p:Fact {id: row.later}), (q:Fact {id: row.earlier})
USING INDEX SEEK p:Fact(id)
USING INDEX SEEK q:Fact(id)
MERGE (p)-[r:REVISES]->(q)
SET r.changes = row.changes
