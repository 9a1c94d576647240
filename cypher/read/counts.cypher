// How many nodes there are of each label that people know.
// Parameters: none. Rows: label, count.
UNWIND ['Article', 'Report', 'Claim', 'Company', 'Person', 'Policy', 'Region', 'Organization', 'Subject',
        {{labels}}] AS label
CALL {
  WITH label
  MATCH (n)
  WHERE label IN labels(n)
  RETURN count(n) AS count
}
RETURN label, count
