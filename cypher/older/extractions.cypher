// Give what was read by an older version the label of today, and as a list the keys of the text, which were nodes beside
// the article.
// Parameters: $limit integer (how many at once). Rows: moved.
MATCH (a:Article)-[:EXTRACTED_AS]->(x:Extraction)
WHERE x.json IS NOT NULL
WITH a, x LIMIT $limit
SET x.text_keys = COLLECT { MATCH (a)-[:HAS_KEY]->(k:TextKey) RETURN k.id ORDER BY k.id }
REMOVE x:Extraction
SET x:_Extraction
WITH collect(a) AS articles
CALL {
  WITH articles
  UNWIND articles AS a
  MATCH (a)-[filed:HAS_KEY]->(k:TextKey)
  DELETE filed
  WITH DISTINCT k
  WHERE NOT (k)<-[:HAS_KEY]-()
  DELETE k
}
RETURN size(articles) AS moved
