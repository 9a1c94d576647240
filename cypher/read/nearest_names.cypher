// Entities whose names are like a text, best first.
// Parameters: $index string (what the database calls it), $text string (in Lucene's syntax). Rows: name, type, score. Index: entity_search.
CALL db.index.fulltext.queryNodes($index, $text) YIELD node, score
RETURN node.name AS name, node.type AS type, score
ORDER BY score DESC, name
LIMIT 5
