// The names that are filed under keys.
// Parameters: $index string (what the database calls it), $searches list of strings (keys in Lucene's syntax).
// Rows: id, type, surface, context, keys, derived_keys. Index: name_keys.
UNWIND $searches AS search
CALL db.index.fulltext.queryNodes($index, search) YIELD node AS n
WITH DISTINCT n
RETURN n.id AS id, n.type AS type, n.surface AS surface, n.context AS context, coalesce(n.keys, []) AS keys,
       coalesce(n.derived_keys, []) AS derived_keys
ORDER BY id
