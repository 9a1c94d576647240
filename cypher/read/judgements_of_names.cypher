// The judgements that bind any of these names.
// Parameters: $ids list of strings (names). Rows: judgement (map of its properties). Index: name_id, judgement_name_a,
// judgement_name_b.
CALL {
  UNWIND $ids AS id
  MATCH (n:_Name {id: id})
  USING INDEX SEEK n:_Name(id)
  MATCH (j:_Judgement {name_a: n.norm_key})
  USING INDEX SEEK j:_Judgement(name_a)
  RETURN j
  UNION
  UNWIND $ids AS id
  MATCH (n:_Name {id: id})
  USING INDEX SEEK n:_Name(id)
  MATCH (j:_Judgement {name_b: n.norm_key})
  USING INDEX SEEK j:_Judgement(name_b)
  RETURN j
}
RETURN DISTINCT properties(j) AS judgement
ORDER BY judgement.id
