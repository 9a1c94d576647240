// What the graph holds of these articles: enough to tell whether importing them would change anything.
// Parameters: $ids list of strings. Rows: id, sha256, source (or null), extractor. Index: article_id.
UNWIND $ids AS id
MATCH (a:Article {id: id})-[:EXTRACTED_AS]->(x:Extraction)
USING INDEX SEEK a:Article(id)
RETURN a.id AS id, a.sha256 AS sha256, a.source AS source, x.extractor AS extractor
