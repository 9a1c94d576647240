// Tie these reports anew to the article each is about: the one it names, else the earliest with its headline.
// Notes by which rules ($rules) their claims are checked now.
// Parameters: $ids list of strings, $rules string. Rows: report, article (null when none is there). Index: report_id, article_id, article_title_key.
UNWIND $ids AS id
MATCH (r:Report {id: id})
USING INDEX SEEK r:Report(id)
SET r.rules = $rules
WITH r
OPTIONAL MATCH (r)-[old:REPORTS_ON]->()
DELETE old
WITH DISTINCT r
OPTIONAL MATCH (named:Article {id: r.article_id})
USING INDEX SEEK named:Article(id)
WHERE named.sha256 IS NOT NULL // else another program's
OPTIONAL MATCH (titled:Article {title_key: r.headline_key})
USING INDEX SEEK titled:Article(title_key)
WITH r, named, titled
ORDER BY coalesce(titled.published, '9999'), titled.id
WITH r, named, collect(titled)[0] AS first
WITH r, CASE WHEN r.article_id IS NULL THEN first ELSE named END AS article
FOREACH (a IN CASE WHEN article IS NULL THEN [] ELSE [article] END | MERGE (r)-[:REPORTS_ON]->(a))
RETURN r.id AS report, article.id AS article
ORDER BY report
