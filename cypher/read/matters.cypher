// What these wordings revise or dispute, and what revises or disputes them.
// Parameters: $ids list of strings. Rows: a, b, relation, changes, back. Index: wording_id.
UNWIND $ids AS id
MATCH (w:_Wording {id: id})-[r:MATTER]-(:_Wording)
USING INDEX SEEK w:_Wording(id)
RETURN DISTINCT startNode(r).id AS a, endNode(r).id AS b, r.relation AS relation, r.changes AS changes, r.back AS back
ORDER BY a, b
