// Make relationships that are missing, whatever their types.
// Parameters: $rows list of {source, target: elementIds, type, properties: map}. Rows: none.
UNWIND $rows AS row
MATCH (a), (b)
WHERE elementId(a) = row.source AND elementId(b) = row.target
CREATE (a)-[r:$(row.type)]->(b)
SET r = row.properties
