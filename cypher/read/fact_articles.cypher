// What a fact says, and the article of the finding that it has its id from (a judgement about the fact is bound to both).
// Parameters: $id string. Rows: id, text, article. Index: fact_id, article_id.
MATCH (f:Fact {id: $id})-[:EVIDENCED_BY]->(a:Article)
WHERE EXISTS { (a)-[:FOUND {id: $id}]->(:Wording) }
RETURN DISTINCT f.id AS id, f.text AS text, a.id AS article
ORDER BY article
