// Articles with their text, and what was observed in each.
// Parameters: $rows list of {id, article: map of properties, extraction: map of properties with id}. Rows: none. Index: article_id, extraction_id.
UNWIND $rows AS row
MERGE (a:Article {id: row.id})
SET a = row.article
MERGE (x:_Extraction {id: row.id})
SET x = row.extraction
MERGE (a)-[:EXTRACTED_AS]->(x)
