// Whether an article, or a fact, has that id; else ids of its kind that begin with the text.
// Parameters: $id string, $kind string (article or fact). Rows: id, at most 5. Indexes: article_id, fact_id.
CALL {
  MATCH (a:Article {id: $id}) WHERE $kind = 'article' RETURN a.id AS id
  UNION
  MATCH (f:Fact {id: $id}) WHERE $kind = 'fact' RETURN f.id AS id
  UNION
  MATCH (a:Article) WHERE $kind = 'article' AND a.id STARTS WITH $id RETURN a.id AS id ORDER BY id LIMIT 5
  UNION
  MATCH (f:Fact) WHERE $kind = 'fact' AND f.id STARTS WITH $id RETURN f.id AS id ORDER BY id LIMIT 5
}
RETURN id ORDER BY id <> $id, id LIMIT 5
