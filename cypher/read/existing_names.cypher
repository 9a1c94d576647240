// Which of these names the graph knows already.
// Parameters: $ids list of strings. Rows: id. Index: name_id.
UNWIND $ids AS id
MATCH (n:Name {id: id})
RETURN n.id AS id
