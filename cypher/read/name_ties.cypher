// Which rules find these names the same as others, with reasons, and where both lead.
// Parameters: $ids list of strings (names). Rows: a, b (maps with id, type, surface, context), rule, score, reasons,
// ambiguous (id of a name that may mean several things, or null), entity_a, entity_b (ids or null). Index: name_id.
UNWIND $ids AS id
MATCH (given:_Name {id: id})-[r:SAME_AS]-(:_Name)
USING INDEX SEEK given:_Name(id)
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
RETURN a {.id, .type, .surface, .context} AS a, b {.id, .type, .surface, .context} AS b, r.rule AS rule,
       r.score AS score, r.reasons AS reasons, r.ambiguous AS ambiguous,
       [(a)-[:REFERS_TO]->(e) | e.id][0] AS entity_a, [(b)-[:REFERS_TO]->(e) | e.id][0] AS entity_b
ORDER BY score DESC, a.id, b.id
