// The articles that other rules have derived from, that another version has read, or of which the graph holds what is at
// another confidence; with how they were read. What version 0.1.0 wrote has no `rules`.
// Parameters: $rules string, $versions map of the name of an extractor to its present version, $held_from float.
// Rows: id, extractor, read_by, with_reporters, as read/known_articles gives them.
// What is of another type was damaged past kg, and taken for missing.
MATCH (x:_Extraction)
WHERE x.id = toStringOrNull(x.id)
WITH x, coalesce(toStringOrNull(x.read_by), 'builtin') AS read_by
WHERE coalesce(x.rules, '') <> $rules OR x.extractor <> coalesce($versions[read_by], x.extractor)
   OR coalesce(x.held_from, -1.0) <> $held_from
RETURN x.id AS id, coalesce(toStringOrNull(x.extractor), '') AS extractor, read_by,
       coalesce(x.with_reporters = true, false) AS with_reporters
ORDER BY id
