// Entities whose names are like a text, best first.
// Parameters: $text string (Lucene syntax escaped by the caller). Rows: name, type, score. Index: entity_text.
CALL db.index.fulltext.queryNodes('entity_text', $text) YIELD node, score
RETURN node.name AS name, node.type AS type, score
ORDER BY score DESC, name
LIMIT 5
