// Who plans, states, holds a post; what a fact is under, by, at, in, about, and whom it binds.
// Parameters: $rows list of {fact, entity, link: a role of the fact, or ABOUT}. Rows: none. Index: fact_id, entity_id.
UNWIND $rows AS row
MATCH (f:Fact {id: row.fact}), (e:Entity {id: row.entity})
USING INDEX SEEK f:Fact(id)
USING INDEX SEEK e:Entity(id)
FOREACH (_ IN CASE row.link WHEN '{{into}}' THEN [1] ELSE [] END | MERGE (e)-[:{{into}}]->(f))
FOREACH (_ IN CASE row.link WHEN '{{out}}' THEN [1] ELSE [] END | MERGE (f)-[:{{out}}]->(e))
