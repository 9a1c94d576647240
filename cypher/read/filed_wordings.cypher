// The wordings that are filed under keys.
// Parameters: $index string (what the database calls it), $searches list of strings (keys in Lucene's syntax).
// Rows: id, view (JSON), keys. Index: wording_keys.
UNWIND $searches AS search
CALL db.index.fulltext.queryNodes($index, search) YIELD node AS w
WITH DISTINCT w
RETURN w.id AS id, w.view AS view, coalesce(w.keys, []) AS keys
ORDER BY id
