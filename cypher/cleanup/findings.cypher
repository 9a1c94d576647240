// Take back what these articles state.
// Parameters: $ids list of strings (articles). Rows: none. Index: article_id.
UNWIND $ids AS id
MATCH (given:Article {id: id})-[r:FOUND]->(:_Wording)
USING INDEX SEEK given:Article(id)
DELETE r
