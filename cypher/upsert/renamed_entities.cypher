// Give entities another id; run first to names that nobody has, so that two may swap.
// Parameters: $rows list of {old, new}. Rows: none. Index: entity_id.
UNWIND $rows AS row
MATCH (e:Entity {id: row.old})
USING INDEX SEEK e:Entity(id)
SET e.id = row.new
