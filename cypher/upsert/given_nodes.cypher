// Make nodes that are missing, whatever their labels.
// Parameters: $rows list of {labels: list of strings, properties: map}. Rows: element (its elementId), in that order.
UNWIND range(0, size($rows) - 1) AS number
WITH number, $rows[number] AS row
CREATE (n:$(row.labels))
SET n = row.properties
RETURN elementId(n) AS element
ORDER BY number
