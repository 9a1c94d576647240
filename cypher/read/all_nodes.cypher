// Every node but the lock: what an export holds.
// Parameters: none. Rows: id, labels, properties (subjects have no id: theirs is made of the name).
MATCH (n)
WHERE NOT n:Lock
RETURN coalesce(n.id, 'subject:' + n.name) AS id, labels(n) AS labels, properties(n) AS properties
ORDER BY id
