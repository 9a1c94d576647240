// The bounds on confidence that older versions were asked for, which left out of an article what was less sure: all that
// is at issue is whether it was one for all. Version 0.1.0 wrote it into `extractor`.
// Parameters: none. Rows: bound (0.0 where none was asked for).
MATCH (x:_Extraction)
WHERE x.held_from IS NULL
RETURN DISTINCT coalesce(x.min_confidence, toFloat(split(x.extractor, ';min-confidence=')[1]), 0.0) AS bound
