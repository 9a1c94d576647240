// The articles that another version of the extractor has read.
// Parameters: $version string. Rows: id.
MATCH (x:Extraction)
WHERE x.extractor <> $version
RETURN x.id AS id
ORDER BY id
