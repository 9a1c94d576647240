// Every relationship: what an export holds.
// Parameters: none. Rows: source, source_labels, type, target, target_labels, properties.
MATCH (a)-[r]->(b)
RETURN coalesce(a.id, 'subject:' + a.name) AS source, labels(a) AS source_labels, type(r) AS type,
       coalesce(b.id, 'subject:' + b.name) AS target, labels(b) AS target_labels, properties(r) AS properties
ORDER BY source, type, target
