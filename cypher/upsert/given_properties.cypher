// Give nodes the labels and properties that they should have, and no others.
// Parameters: $rows list of {element: elementId, gone, labels: lists of strings, properties: map}. Rows: none.
UNWIND $rows AS row
MATCH (n)
WHERE elementId(n) = row.element
REMOVE n:$(row.gone)
SET n:$(row.labels), n = row.properties
