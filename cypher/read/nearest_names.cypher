// Entities whose names are like a text, best first.
// Parameters: $text string (in Lucene's syntax). Rows: name, type, score. Index: entity_search.
CALL db.index.fulltext.queryNodes('entity_search', $text) YIELD node, score
RETURN node.name AS name, node.type AS type, score
ORDER BY score DESC, name
LIMIT 5
