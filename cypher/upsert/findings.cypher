// What articles state, each finding once for its place and roles.
// Parameters: $rows list of {article, wording, finding: map with id, label, start, end, quote, properties: JSON, links and
// names: parallel lists, subjects: list}. Rows: none. Index: article_id, wording_id.
UNWIND $rows AS row
MATCH (a:Article {id: row.article}), (w:_Wording {id: row.wording})
USING INDEX SEEK a:Article(id)
USING INDEX SEEK w:_Wording(id)
CREATE (a)-[r:FOUND]->(w)
SET r = row.finding
