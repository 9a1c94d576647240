// Entities whose names have words of a text, best first as the index counts.
// Parameters: $index string (what the database calls it), $text string (in Lucene's syntax, folded), $kind string (a label, or '' for all), $pool integer (how many).
// Rows: kind, id, name, text (null), names (aliases), score, articles (list, empty), articles_count. Index: entity_search.
CALL db.index.fulltext.queryNodes($index, $text, {limit: $pool}) YIELD node AS e, score
WHERE $kind = '' OR $kind IN labels(e)
RETURN [l IN labels(e) WHERE l <> 'Entity'][0] AS kind, e.id AS id, e.name AS name, null AS text, e.aliases AS names,
       score, [] AS articles, COUNT { (e)<-[:MENTIONS]-() } AS articles_count
ORDER BY score DESC, id
