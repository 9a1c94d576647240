// What the graph holds of these articles: enough to tell whether importing them would change anything.
// What older versions wrote holds all that is stored, and version 0.1.0 wrote no `rules`.
// Parameters: $ids list of strings. Rows: id, sha256, source (or null), extractor, read_by, with_reporters, held_from, rules (or null),
// read (digest of what was read, or null).
// Index: article_id.
UNWIND $ids AS id
MATCH (a:Article {id: id})-[:EXTRACTED_AS]->(x:_Extraction)
USING INDEX SEEK a:Article(id)
RETURN a.id AS id, a.sha256 AS sha256, a.source AS source, x.extractor AS extractor,
       coalesce(x.read_by, 'builtin') AS read_by,
       coalesce(x.with_reporters, false) AS with_reporters, coalesce(x.held_from, 0.0) AS held_from,
       x.rules AS rules, x.digest AS read
