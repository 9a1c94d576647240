// How many articles support each of these facts, reprints of one text counted as one.
// Parameters: $ids list of strings. Rows: none. Index: fact_id.
UNWIND $ids AS id
MATCH (f:Fact {id: id})-[:EVIDENCED_BY]->(a:Article)
USING INDEX SEEK f:Fact(id)
OPTIONAL MATCH (a)-[:REPRINT_OF]->(first:Article)
WITH f, count(DISTINCT coalesce(first, a)) AS witnesses
SET f.witnesses = witnesses
