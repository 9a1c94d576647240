// Articles with their text, and what was observed in each: the articles first, so that whoever looks at the first nodes of
// a graph sees these.
// Parameters: $rows list of {id, article: map of properties, extraction: map of properties with id}. Rows: none. Index: article_id, extraction_id.
UNWIND $rows AS row
MERGE (a:Article {id: row.id})
SET a = row.article
WITH collect([a, row.extraction]) AS written
UNWIND written AS pair
WITH pair[0] AS a, pair[1] AS extraction
MERGE (x:_Extraction {id: extraction.id})
SET x = extraction
MERGE (a)-[:EXTRACTED_AS]->(x)
