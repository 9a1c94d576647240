// Take away what these facts revise.
// Parameters: $ids list of strings. Rows: none. Index: fact_id.
UNWIND $ids AS id
MATCH (given:Fact {id: id})-[r:REVISES]->(:Fact)
USING INDEX SEEK given:Fact(id)
DELETE r
