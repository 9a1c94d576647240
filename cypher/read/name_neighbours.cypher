// What ties these names to others: decisions, aliases, namesakes; and which of them a judgement binds.
// Parameters: $ids list of strings. Rows: tie (SAME_AS, ALIAS_OF, NAMESAKE, or JUDGED with the name twice), a, b (for ALIAS_OF
// the alias and the full name), score, ambiguous (id of the name that may mean several things, or null).
// Index: name_id, name_surface, judgement_name_a, judgement_name_b.
CALL {
  UNWIND $ids AS id
  MATCH (n:_Name {id: id})-[r:SAME_AS|ALIAS_OF]-(:_Name)
  USING INDEX SEEK n:_Name(id)
  RETURN type(r) AS tie, startNode(r).id AS a, endNode(r).id AS b, coalesce(r.score, 1.0) AS score,
         r.ambiguous AS ambiguous
  UNION
  UNWIND $ids AS id
  MATCH (n:_Name {id: id})
  USING INDEX SEEK n:_Name(id)
  MATCH (m:_Name {surface: n.surface})
  USING INDEX SEEK m:_Name(surface)
  WHERE m.type = n.type AND m <> n // people of other employers, bodies that only an article calls so (省政府)
  RETURN 'NAMESAKE' AS tie, n.id AS a, m.id AS b, 0.0 AS score, null AS ambiguous
  UNION
  UNWIND $ids AS id
  MATCH (n:_Name {id: id})
  USING INDEX SEEK n:_Name(id)
  MATCH (j:_Judgement {name_a: n.norm_key})
  USING INDEX SEEK j:_Judgement(name_a)
  RETURN 'JUDGED' AS tie, n.id AS a, n.id AS b, 0.0 AS score, null AS ambiguous
  UNION
  UNWIND $ids AS id
  MATCH (n:_Name {id: id})
  USING INDEX SEEK n:_Name(id)
  MATCH (j:_Judgement {name_b: n.norm_key})
  USING INDEX SEEK j:_Judgement(name_b)
  RETURN 'JUDGED' AS tie, n.id AS a, n.id AS b, 0.0 AS score, null AS ambiguous
}
RETURN tie, a, b, score, ambiguous
ORDER BY tie, a, b, score
