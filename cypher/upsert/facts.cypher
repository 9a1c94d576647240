// Facts as their first finding gives them.
// Parameters: $rows list of {id, label: Affiliation|Statement|Plan|Regulation, properties: map}. Rows: none. Index: fact_id.
UNWIND $rows AS row
MERGE (f:Fact {id: row.id})
SET f += row.properties
FOREACH (_ IN CASE row.label WHEN 'Affiliation' THEN [1] ELSE [] END | SET f:Affiliation)
FOREACH (_ IN CASE row.label WHEN 'Statement' THEN [1] ELSE [] END | SET f:Statement)
FOREACH (_ IN CASE row.label WHEN 'Plan' THEN [1] ELSE [] END | SET f:Plan)
FOREACH (_ IN CASE row.label WHEN 'Regulation' THEN [1] ELSE [] END | SET f:Regulation)
