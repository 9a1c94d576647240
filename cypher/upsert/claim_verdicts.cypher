// The verdicts on claims, with the article's characters that support or contradict them; earlier verdicts go, with their ties to facts.
// Parameters: $rows list of {id, verdict, reason (a code), reasons, reasons_claim, reasons_article (parallel lists: codes, characters
// of the claim, of the article), article, supported, contradicted: lists of {start, end, quote}}, of which
// those of `contradicted` also have claim_start, claim_end and should_be. Rows: none. Index: claim_id, article_id.
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
USING INDEX SEEK c:Claim(id)
SET c.verdict = row.verdict, c.reason = row.reason, c.reasons = row.reasons, c.reasons_claim = row.reasons_claim,
    c.reasons_article = row.reasons_article
WITH c, row
OPTIONAL MATCH (c)-[old:SUPPORTED_BY|CONTRADICTED_BY]->()
DELETE old
WITH DISTINCT c, row
MATCH (a:Article {id: row.article})
USING INDEX SEEK a:Article(id)
FOREACH (e IN row.supported | CREATE (c)-[:SUPPORTED_BY {start: e.start, end: e.end, quote: e.quote}]->(a))
FOREACH (e IN row.contradicted |
  CREATE (c)-[:CONTRADICTED_BY {
    start: e.start, end: e.end, quote: e.quote, claim_start: e.claim_start, claim_end: e.claim_end,
    should_be: e.should_be
  }]->(a))
