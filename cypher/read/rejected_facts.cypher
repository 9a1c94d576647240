// The facts of these articles that somebody rejected.
// Parameters: $ids list of strings (articles). Rows: fact. Index: judgement_article.
UNWIND $ids AS id
MATCH (j:Judgement {article: id})
WHERE j.kind = 'reject'
RETURN DISTINCT j.fact AS fact
ORDER BY fact
