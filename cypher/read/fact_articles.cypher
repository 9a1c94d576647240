// What a fact says and which articles support it.
// Parameters: $id string. Rows: id, text, article. Index: fact_id.
MATCH (f:Fact {id: $id})-[:EVIDENCED_BY]->(a:Article)
RETURN f.id AS id, f.text AS text, a.id AS article
ORDER BY article
