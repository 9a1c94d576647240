// Every finding in these wordings.
// Parameters: $ids list of strings (wordings). Rows: wording, article, published, finding (map). Index: wording_id.
UNWIND $ids AS id
MATCH (w:_Wording {id: id})<-[r:FOUND]-(a:Article)
USING INDEX SEEK w:_Wording(id)
RETURN w.id AS wording, a.id AS article, a.published AS published, properties(r) AS finding
ORDER BY article, finding.id
