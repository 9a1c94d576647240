// The wordings that say the same as one of these.
// Parameters: $ids list of strings. Rows: a, b (ids; one of them is among the given). Index: wording_id.
UNWIND $ids AS id
MATCH (w:_Wording {id: id})-[r:SAME_FACT]-(:_Wording)
USING INDEX SEEK w:_Wording(id)
RETURN DISTINCT startNode(r).id AS a, endNode(r).id AS b
ORDER BY a, b
