// What these articles state: the ids of findings, and the wording of each.
// Parameters: $ids list of strings (articles). Rows: finding, wording. Index: article_id.
UNWIND $ids AS id
MATCH (given:Article {id: id})-[r:FOUND]->(w:_Wording)
USING INDEX SEEK given:Article(id)
RETURN r.id AS finding, w.id AS wording
ORDER BY finding
