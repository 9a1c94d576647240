// The articles that another version of the extractor has read, whatever options were given then.
// Parameters: $version string. Rows: id, extractor (version;options).
MATCH (x:Extraction)
WHERE split(x.extractor, ';')[0] <> $version
RETURN x.id AS id, x.extractor AS extractor
ORDER BY id
