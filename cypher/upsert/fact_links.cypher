// Who plans, states, holds a post; what a fact is under, by, at, in, about, and whom it binds.
// Parameters: $rows list of {fact, entity, link: one of the types below}. Rows: none. Index: fact_id, entity_id.
UNWIND $rows AS row
MATCH (f:Fact {id: row.fact}), (e:Entity {id: row.entity})
USING INDEX SEEK f:Fact(id)
USING INDEX SEEK e:Entity(id)
FOREACH (_ IN CASE row.link WHEN 'PLANS' THEN [1] ELSE [] END | MERGE (e)-[:PLANS]->(f))
FOREACH (_ IN CASE row.link WHEN 'STATES' THEN [1] ELSE [] END | MERGE (e)-[:STATES]->(f))
FOREACH (_ IN CASE row.link WHEN 'HOLDS' THEN [1] ELSE [] END | MERGE (e)-[:HOLDS]->(f))
FOREACH (_ IN CASE row.link WHEN 'AT' THEN [1] ELSE [] END | MERGE (f)-[:AT]->(e))
FOREACH (_ IN CASE row.link WHEN 'UNDER' THEN [1] ELSE [] END | MERGE (f)-[:UNDER]->(e))
FOREACH (_ IN CASE row.link WHEN 'ISSUED_BY' THEN [1] ELSE [] END | MERGE (f)-[:ISSUED_BY]->(e))
FOREACH (_ IN CASE row.link WHEN 'BINDS' THEN [1] ELSE [] END | MERGE (f)-[:BINDS]->(e))
FOREACH (_ IN CASE row.link WHEN 'APPLIES_IN' THEN [1] ELSE [] END | MERGE (f)-[:APPLIES_IN]->(e))
FOREACH (_ IN CASE row.link WHEN 'ABOUT' THEN [1] ELSE [] END | MERGE (f)-[:ABOUT]->(e))
