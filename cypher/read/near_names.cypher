// Pairs of names that share a blocking key, that no rule finds the same, and that are two entities.
// Parameters: $limit integer. Rows: a, b (maps with id, type, surface, context), entity_a, entity_b, articles (that name
// either).
MATCH (a:Name)-[:HAS_KEY]->(:NameKey)<-[:HAS_KEY]-(b:Name)
WHERE a.id < b.id AND a.type = b.type AND NOT (a)-[:SAME_AS]-(b)
MATCH (a)-[:REFERS_TO]->(e:Entity)
MATCH (b)-[:REFERS_TO]->(f:Entity)
WHERE e <> f
WITH DISTINCT a, b, e, f
RETURN a {.id, .type, .surface, .context} AS a, b {.id, .type, .surface, .context} AS b, e.id AS entity_a,
       f.id AS entity_b, COUNT { (a)<-[:NAMES]-() } + COUNT { (b)<-[:NAMES]-() } AS articles
ORDER BY articles DESC, a.id, b.id
LIMIT $limit
