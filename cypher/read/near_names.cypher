// Pairs of names that share a blocking key, that no rule finds the same, and that are two entities. Only around the most
// mentioned entities: a graph has more pairs than anybody reads, and naming all takes minutes in a large one.
// Parameters: $index string (what the database calls it), $entities integer (around how many), $limit integer.
// Rows: a, b (maps with id, type, surface, context), entity_a, entity_b, articles (that name either). Index: name_keys.
MATCH (e:Entity)
WHERE e.search_text IS NOT NULL
WITH e, COUNT { (e)<-[:MENTIONS]-() } AS mentioned
ORDER BY mentioned DESC, e.id
LIMIT $entities
MATCH (e)<-[:REFERS_TO]-(n:_Name)
WITH n, reduce(search = '', key IN coalesce(n.keys, []) + coalesce(n.derived_keys, []) |
               search + ' "' + replace(replace(key, '\\', '\\\\'), '"', '\\"') + '"') AS search
WHERE search <> ''
CALL db.index.fulltext.queryNodes($index, search) YIELD node AS m
WITH n, m
WHERE n <> m AND n.type = m.type AND NOT (n)-[:SAME_AS]-(m)
WITH DISTINCT CASE WHEN n.id < m.id THEN n ELSE m END AS a, CASE WHEN n.id < m.id THEN m ELSE n END AS b
MATCH (a)-[:REFERS_TO]->(e:Entity)
MATCH (b)-[:REFERS_TO]->(f:Entity)
WHERE e <> f
RETURN a {.id, .type, .surface, .context} AS a, b {.id, .type, .surface, .context} AS b, e.id AS entity_a,
       f.id AS entity_b, COUNT { (a)<-[:NAMES]-() } + COUNT { (b)<-[:NAMES]-() } AS articles
ORDER BY articles DESC, a.id, b.id
LIMIT $limit
