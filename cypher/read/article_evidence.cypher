// A page of articles with all that points at their characters.
// Parameters: $after string (the last id of the page before), $limit integer.
// Rows: article (map), facts, mentions, claims, ties of claims to facts (lists of maps). Index: article_id.
MATCH (a:Article)
USING INDEX SEEK a:Article(id)
WHERE a.id > $after AND a.sha256 IS NOT NULL
WITH a ORDER BY a.id LIMIT $limit
RETURN a {.id, .title, .text, .published, .published_basis, .url, .source, .author, .sha256} AS article,
       COLLECT {
         MATCH (f:Fact)-[v:EVIDENCED_BY]->(a)
         RETURN {what: f.id, start: v.start, end: v.end, quote: v.quote} ORDER BY f.id, v.start
       } AS facts,
       COLLECT {
         MATCH (a)-[m:MENTIONS]->(e:Entity)
         RETURN {what: e.id, starts: m.starts, ends: m.ends, surfaces: m.surfaces} ORDER BY e.id
       } AS mentions,
       COLLECT {
         MATCH (c:Claim)-[v:SUPPORTED_BY|CONTRADICTED_BY]->(a)
         RETURN {what: c.id, start: v.start, end: v.end, quote: v.quote} ORDER BY c.id, v.start
       } AS claims,
       COLLECT {
         MATCH (a)<-[:REPORTS_ON]-(:Report)-[:CLAIMS]->(c:Claim)-[v:SUPPORTED_BY|CONTRADICTED_BY]->(f:Fact)
         RETURN {what: c.id + ' -> ' + f.id, start: v.start, end: v.end, quote: v.quote} ORDER BY c.id, f.id, v.start
       } AS ties
ORDER BY a.id
