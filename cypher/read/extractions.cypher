// The observations of these articles, as they were extracted.
// Parameters: $ids list of strings. Rows: id, json, with_reporters, held_from (of what older versions wrote all is held), parted
// (keys of people whom judgements tell apart, two by two).
// Index: extraction_id.
UNWIND $ids AS id
MATCH (x:_Extraction {id: id})
USING INDEX SEEK x:_Extraction(id)
RETURN x.id AS id, x.json AS json, coalesce(x.with_reporters, false) AS with_reporters, coalesce(x.held_from, 0.0) AS held_from,
       coalesce(x.parted, []) AS parted
ORDER BY id
