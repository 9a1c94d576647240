// Entities whose names are like a text, best first as the index counts.
// Parameters: $index string (what the database calls it), $text string (in Lucene's syntax), $limit integer (how many).
// Rows: name, names (all that it has), score. Index: entity_search.
CALL db.index.fulltext.queryNodes($index, $text, {limit: $limit}) YIELD node, score
RETURN node.name AS name, node.aliases AS names, score
ORDER BY score DESC, name
