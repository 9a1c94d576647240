// Take away what these facts revise.
// Parameters: $ids list of strings. Rows: none. Index: fact_id.
UNWIND $ids AS id
MATCH (:Fact {id: id})-[r:REVISES]->(:Fact)
DELETE r
