// Plans, statements and regulations with who, what, when, and the characters in the article.
// Parameters: $limit integer (of each kind). Rows: kind, who (names), what, when, extra, start, end, article, title, text (of the
// article), published.
CALL {
  MATCH (e:Entity)-[:PLANS]->(f:Plan)-[v:EVIDENCED_BY]->(a:Article)
  RETURN 'Plan' AS kind, [e.name] AS who, f, v, a, f.target_date AS when
  ORDER BY coalesce(a.published, ''), a.id, v.start
  LIMIT $limit
  UNION
  MATCH (e:Entity)-[:STATES]->(f:Statement)-[v:EVIDENCED_BY]->(a:Article)
  RETURN 'Statement' AS kind, [e.name] AS who, f, v, a, a.published AS when
  ORDER BY coalesce(a.published, ''), a.id, v.start
  LIMIT $limit
  UNION
  MATCH (f:Regulation)-[v:EVIDENCED_BY]->(a:Article)
  OPTIONAL MATCH (f)-[:UNDER]->(y:Policy)
  OPTIONAL MATCH (f)-[:ISSUED_BY]->(i:Entity)
  WITH f, v, a, collect(DISTINCT i.name) + collect(DISTINCT y.name) AS names
  RETURN 'Regulation' AS kind, names AS who, f, v, a, a.published AS when
  ORDER BY coalesce(a.published, ''), a.id, v.start
  LIMIT $limit
}
RETURN kind, who, f.text AS what, when, f.quantities AS quantities, v.start AS start, v.end AS end, a.id AS article,
       a.title AS title, a.text AS text
