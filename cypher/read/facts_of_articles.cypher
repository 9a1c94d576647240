// The facts that these articles support.
// Parameters: $ids list of strings. Rows: fact. Index: article_id.
UNWIND $ids AS id
MATCH (given:Article {id: id})<-[:EVIDENCED_BY]-(f:Fact)
USING INDEX SEEK given:Article(id)
RETURN DISTINCT f.id AS fact
ORDER BY fact
