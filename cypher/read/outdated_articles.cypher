// The articles that other rules have derived from, or that another version has read, with how they were read.
// What version 0.1.0 wrote has its bound on confidence in `extractor`, and no `rules`.
// Parameters: $rules string, $versions map of the name of an extractor to its present version.
// Rows: id, extractor, read_by, min_confidence, with_reporters, as read/known_articles gives them.
MATCH (x:Extraction)
WITH x, coalesce(x.read_by, 'builtin') AS read_by
WHERE coalesce(x.rules, '') <> $rules OR x.extractor <> coalesce($versions[read_by], x.extractor)
RETURN x.id AS id, x.extractor AS extractor, read_by,
       coalesce(x.min_confidence, toFloat(split(x.extractor, ';min-confidence=')[1]), 0.0) AS min_confidence,
       coalesce(x.with_reporters, false) AS with_reporters
ORDER BY id
