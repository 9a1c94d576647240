// The decisions that touch these names.
// Parameters: $ids list of strings. Rows: a, b, rule, score (a, b in the order stored). Index: name_id.
UNWIND $ids AS id
MATCH (n:Name {id: id})-[r:SAME_AS]-(m:Name)
RETURN DISTINCT startNode(r).id AS a, endNode(r).id AS b, r.rule AS rule, r.score AS score
ORDER BY a, b, rule
