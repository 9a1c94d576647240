// The observations of these articles, as they were extracted.
// Parameters: $ids list of strings. Rows: id, json. Index: extraction_id.
UNWIND $ids AS id
MATCH (x:Extraction {id: id})
USING INDEX SEEK x:Extraction(id)
RETURN x.id AS id, x.json AS json
ORDER BY id
