// Tie claims to the facts that their verdicts rest on, with the article's characters that both have.
// Parameters: $rows list of {claim, fact, type: SUPPORTED_BY|CONTRADICTED_BY, start, end, quote}. Rows: none. Index: claim_id, fact_id.
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim}), (f:Fact {id: row.fact})
USING INDEX SEEK c:Claim(id)
USING INDEX SEEK f:Fact(id)
FOREACH (_ IN CASE row.type WHEN 'SUPPORTED_BY' THEN [1] ELSE [] END |
  MERGE (c)-[:SUPPORTED_BY {start: row.start, end: row.end, quote: row.quote}]->(f))
FOREACH (_ IN CASE row.type WHEN 'CONTRADICTED_BY' THEN [1] ELSE [] END |
  MERGE (c)-[:CONTRADICTED_BY {start: row.start, end: row.end, quote: row.quote}]->(f))
