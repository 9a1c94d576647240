// The facts that a summary lists, kind by kind, with who, what, when, and the characters in the article that said it first.
// Parameters: $limit integer (of each kind), $min float (facts that are less sure are left out). Rows: kind, who (names), what, when (where the kind has a target date: that),
// quantities, confidence, start, end, article, title, text (of the article); a row a fact.
UNWIND [{{listed}}] AS kind
CALL {
  WITH kind
  MATCH (f:Fact)
  WHERE kind IN labels(f) AND coalesce(f.confidence, 1.0) >= $min
  MATCH (f)-[v:EVIDENCED_BY]->(a:Article)
  WITH kind, f, v, a ORDER BY coalesce(a.published, ''), a.id, v.start
  WITH kind, f, head(collect({at: v, in: a})) AS first
  WITH kind, f, first.at AS v, first.in AS a
  ORDER BY coalesce(a.published, ''), a.id, v.start, f.id
  LIMIT $limit
  OPTIONAL MATCH (f)-[r:{{who}}]-(e:Entity)
  WITH kind, f, v, a, r, e ORDER BY type(r), e.id
  WITH kind, f, v, a, collect(DISTINCT e.name) AS who
  RETURN who, f, v, a, CASE WHEN kind IN [{{dated}}] THEN f.target_date ELSE a.published END AS when
  ORDER BY coalesce(a.published, ''), a.id, v.start, f.id
}
RETURN kind, who, f.text AS what, when, f.quantities AS quantities, f.confidence AS confidence, v.start AS start, v.end AS end, a.id AS article,
       a.title AS title, a.text AS text
