// Plans, statements and regulations with who, what, when, and the characters in the article that said it first.
// Parameters: $limit integer (of each kind). Rows: kind, who (names), what, when, quantities, start, end, article, title,
// text (of the article); a row a fact.
CALL {
  MATCH (f:Plan)-[v:EVIDENCED_BY]->(a:Article)
  WITH f, v, a ORDER BY coalesce(a.published, ''), a.id, v.start
  WITH f, head(collect({at: v, in: a})) AS first
  WITH f, first.at AS v, first.in AS a
  ORDER BY coalesce(a.published, ''), a.id, v.start, f.id
  LIMIT $limit
  OPTIONAL MATCH (e:Entity)-[:PLANS]->(f)
  WITH f, v, a, e ORDER BY e.id
  WITH f, v, a, collect(DISTINCT e.name) AS who
  RETURN 'Plan' AS kind, who, f, v, a, f.target_date AS when
  ORDER BY coalesce(a.published, ''), a.id, v.start, f.id
  UNION
  MATCH (f:Statement)-[v:EVIDENCED_BY]->(a:Article)
  WITH f, v, a ORDER BY coalesce(a.published, ''), a.id, v.start
  WITH f, head(collect({at: v, in: a})) AS first
  WITH f, first.at AS v, first.in AS a
  ORDER BY coalesce(a.published, ''), a.id, v.start, f.id
  LIMIT $limit
  OPTIONAL MATCH (e:Entity)-[:STATES]->(f)
  WITH f, v, a, e ORDER BY e.id
  WITH f, v, a, collect(DISTINCT e.name) AS who
  RETURN 'Statement' AS kind, who, f, v, a, a.published AS when
  ORDER BY coalesce(a.published, ''), a.id, v.start, f.id
  UNION
  MATCH (f:Regulation)-[v:EVIDENCED_BY]->(a:Article)
  WITH f, v, a ORDER BY coalesce(a.published, ''), a.id, v.start
  WITH f, head(collect({at: v, in: a})) AS first
  WITH f, first.at AS v, first.in AS a
  ORDER BY coalesce(a.published, ''), a.id, v.start, f.id
  LIMIT $limit
  OPTIONAL MATCH (f)-[:ISSUED_BY]->(i:Entity)
  OPTIONAL MATCH (f)-[:UNDER]->(y:Policy)
  WITH f, v, a, i, y ORDER BY i.id, y.id
  WITH f, v, a, collect(DISTINCT i.name) + collect(DISTINCT y.name) AS who
  RETURN 'Regulation' AS kind, who, f, v, a, a.published AS when
  ORDER BY coalesce(a.published, ''), a.id, v.start, f.id
}
RETURN kind, who, f.text AS what, when, f.quantities AS quantities, v.start AS start, v.end AS end, a.id AS article,
       a.title AS title, a.text AS text
