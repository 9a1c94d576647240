// Take away articles, their observations, and what they lean on; run cleanup/derived_of_articles first.
// Parameters: $ids list of strings. Rows: none. Index: article_id.
UNWIND $ids AS id
MATCH (a:Article {id: id})
USING INDEX SEEK a:Article(id)
OPTIONAL MATCH (a)-[:EXTRACTED_AS]->(x:_Extraction)
DETACH DELETE x, a
