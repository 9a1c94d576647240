// The articles whose texts are filed under keys.
// Parameters: $index string (what the database calls it), $searches list of strings (keys in Lucene's syntax).
// Rows: id, keys. Index: text_keys.
UNWIND $searches AS search
CALL db.index.fulltext.queryNodes($index, search) YIELD node AS x
WITH DISTINCT x
RETURN x.id AS id, coalesce(x.text_keys, []) AS keys
ORDER BY id
