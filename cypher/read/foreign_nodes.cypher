// Nodes that have a label of kg's and the key of something that is about to be written, and that kg did not write:
// another program's. What kg writes of its own always has the property that is asked for here.
// Parameters: $articles, $reports, $entities (lists of ids), $subjects (list of names). Rows: label, key.
// Index: article_id, report_id, entity_id, subject_name.
CALL {
  UNWIND $articles AS key
  MATCH (n:Article {id: key})
  USING INDEX SEEK n:Article(id)
  WHERE n.sha256 IS NULL
  RETURN 'Article' AS label, key
  UNION
  UNWIND $reports AS key
  MATCH (n:Report {id: key})
  USING INDEX SEEK n:Report(id)
  WHERE n.sha256 IS NULL
  RETURN 'Report' AS label, key
  UNION
  UNWIND $entities AS key
  MATCH (n:Entity {id: key})
  USING INDEX SEEK n:Entity(id)
  WHERE n.search_text IS NULL
  RETURN 'Entity' AS label, key
  UNION
  UNWIND $subjects AS key
  MATCH (n:Subject {name: key})
  USING INDEX SEEK n:Subject(name)
  WHERE n.caption IS NULL
  RETURN 'Subject' AS label, key
}
RETURN label, key
ORDER BY label, key
