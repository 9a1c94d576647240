// Every relationship: what an export holds.
// Parameters: none. Rows: source, type, target, properties.
MATCH (a)-[r]->(b)
RETURN coalesce(a.id, 'subject:' + a.name) AS source, type(r) AS type, coalesce(b.id, 'subject:' + b.name) AS target,
       properties(r) AS properties
ORDER BY source, type, target
