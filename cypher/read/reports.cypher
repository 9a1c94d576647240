// Title: The reports, and the article each is about
// A report without an article has none in the graph with its headline.
MATCH (r:Report)
OPTIONAL MATCH (r)-[:REPORTS_ON]->(a:Article)
RETURN r.id AS id, r.headline AS headline, COUNT { (r)-[:CLAIMS]->() } AS claims, a.id AS article
ORDER BY headline, id
