// Facts as their first finding gives them.
// Parameters: $rows list of {id, label: one of the kinds, properties: map}. Rows: none. Index: fact_id.
UNWIND $rows AS row
MERGE (f:Fact {id: row.id})
SET f += row.properties
FOREACH (_ IN CASE row.label WHEN '{{label}}' THEN [1] ELSE [] END | SET f:{{label}})
