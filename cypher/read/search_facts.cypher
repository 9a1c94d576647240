// Facts whose texts have words of a text, best first as the index counts, with who and where.
// Parameters: $index string (what the database calls it), $text string (in Lucene's syntax, folded), $kind string (a label, or '' for all), $pool integer (how many).
// Rows: kind, id, name (null), text, names (who), score, articles (list of {id, title, published, start, end}),
// articles_count, confidence. Index: fact_search.
CALL db.index.fulltext.queryNodes($index, $text, {limit: $pool}) YIELD node AS f, score
WHERE $kind = '' OR $kind IN labels(f)
RETURN [l IN labels(f) WHERE l <> 'Fact'][0] AS kind, f.id AS id, null AS name, f.text AS text,
       COLLECT {
         MATCH (f)-[:{{who}}]-(e:Entity)
         WITH DISTINCT e.name AS name
         RETURN name ORDER BY name
       } AS names, score,
       COLLECT {
         MATCH (f)-[v:EVIDENCED_BY]->(a:Article)
         RETURN {id: a.id, title: a.title, published: a.published, start: v.start, end: v.end}
         ORDER BY coalesce(a.published, '9999'), a.id, v.start LIMIT 3
       } AS articles, COUNT { (f)-[:EVIDENCED_BY]->() } AS articles_count,
       f.confidence AS confidence
ORDER BY score DESC, id
