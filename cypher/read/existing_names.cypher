// Which of these names the graph knows already, compared by the present rules.
// Parameters: $ids list of strings, $rules string (version of the rules). Rows: id. Index: name_id.
UNWIND $ids AS id
MATCH (n:Name {id: id})
WHERE n.rules = $rules
RETURN n.id AS id
