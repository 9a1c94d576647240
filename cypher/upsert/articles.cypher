// Articles with their text, and what was observed in each.
// Parameters: $rows list of {id, article: map of properties, json, extractor}. Rows: none. Index: article_id, extraction_id.
UNWIND $rows AS row
MERGE (a:Article {id: row.id})
SET a = row.article
MERGE (x:Extraction {id: row.id})
SET x.json = row.json, x.extractor = row.extractor
MERGE (a)-[:EXTRACTED_AS]->(x)
