// Pairs that a rule finds the same and that are not one entity: an ambiguous name, or a judgement in between.
// Parameters: $limit integer. Rows: a, b (maps with id, type, surface, context), rule, score, reasons, entity_a,
// entity_b (ids or null), articles (that name either).
MATCH (a:_Name)-[r:SAME_AS]->(b:_Name)
OPTIONAL MATCH (a)-[:REFERS_TO]->(e:Entity)
OPTIONAL MATCH (b)-[:REFERS_TO]->(f:Entity)
WITH a, b, r, e, f
WHERE (e IS NOT NULL OR f IS NOT NULL) AND (e IS NULL OR f IS NULL OR e <> f)
RETURN a {.id, .type, .surface, .context} AS a, b {.id, .type, .surface, .context} AS b, r.rule AS rule,
       r.score AS score, r.reasons AS reasons, e.id AS entity_a, f.id AS entity_b,
       COUNT { (a)<-[:NAMES]-() } + COUNT { (b)<-[:NAMES]-() } AS articles
ORDER BY score DESC, articles DESC, a.id, b.id
LIMIT $limit
