// The wording of the finding that a fact has its id from.
// Parameters: $id string. Rows: wording. Index: fact_id.
MATCH (f:Fact {id: $id})-[:EVIDENCED_BY]->(:Article)-[:FOUND {id: $id}]->(w:_Wording)
USING INDEX SEEK f:Fact(id)
RETURN DISTINCT w.id AS wording
