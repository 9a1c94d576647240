// Every node but the lock and the judgements: what an export holds (of judgements it has the effects).
// Parameters: none. Rows: id, labels, properties (subjects have no id: theirs is made of the name).
MATCH (n)
WHERE NOT n:Lock AND NOT n:Judgement
RETURN coalesce(n.id, 'subject:' + n.name) AS id, labels(n) AS labels, properties(n) AS properties
ORDER BY id
