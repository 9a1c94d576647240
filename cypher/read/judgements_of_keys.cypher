// The judgements about any of these keys of names, whether or not an article uses the name.
// Parameters: $keys list of strings such as company:海川. Rows: judgement (map of its properties). Index:
// judgement_name_a, judgement_name_b.
CALL {
  UNWIND $keys AS key
  MATCH (j:_Judgement {name_a: key})
  USING INDEX SEEK j:_Judgement(name_a)
  RETURN j
  UNION
  UNWIND $keys AS key
  MATCH (j:_Judgement {name_b: key})
  USING INDEX SEEK j:_Judgement(name_b)
  RETURN j
}
RETURN DISTINCT properties(j) AS judgement
ORDER BY judgement.id
