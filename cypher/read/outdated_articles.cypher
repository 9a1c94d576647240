// The articles that another version has read or compared, whatever options were given then.
// Parameters: $version string. Rows: id, extractor (version;options).
MATCH (x:Extraction)
WHERE split(x.extractor, ';')[0] <> $version
RETURN x.id AS id, x.extractor AS extractor
ORDER BY id
