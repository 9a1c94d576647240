// How many nodes there are of each label that people know; of another program's under the same labels none.
// Of facts those that are at least $min sure.
// Parameters: $min float (0-1). Rows: label, count.
CALL {
  MATCH (n:Article) WHERE n.sha256 IS NOT NULL RETURN 'Article' AS label, count(n) AS count
  UNION ALL
  MATCH (n:Report) WHERE n.sha256 IS NOT NULL RETURN 'Report' AS label, count(n) AS count
  UNION ALL
  MATCH (n:Claim) WHERE n.id IS NOT NULL AND n.caption IS NOT NULL RETURN 'Claim' AS label, count(n) AS count
  UNION ALL
  MATCH (n:Company) WHERE n:Entity AND n.search_text IS NOT NULL RETURN 'Company' AS label, count(n) AS count
  UNION ALL
  MATCH (n:Person) WHERE n:Entity AND n.search_text IS NOT NULL RETURN 'Person' AS label, count(n) AS count
  UNION ALL
  MATCH (n:Policy) WHERE n:Entity AND n.search_text IS NOT NULL RETURN 'Policy' AS label, count(n) AS count
  UNION ALL
  MATCH (n:Region) WHERE n:Entity AND n.search_text IS NOT NULL RETURN 'Region' AS label, count(n) AS count
  UNION ALL
  MATCH (n:Organization) WHERE n:Entity AND n.search_text IS NOT NULL RETURN 'Organization' AS label, count(n) AS count
  UNION ALL
  MATCH (n:Subject) WHERE n.caption IS NOT NULL RETURN 'Subject' AS label, count(n) AS count
  UNION ALL MATCH (n:{{label}}) WHERE n:Fact AND n.search_text IS NOT NULL AND coalesce(n.confidence, 1.0) >= $min RETURN '{{label}}' AS label, count(n) AS count
}
RETURN label, count
