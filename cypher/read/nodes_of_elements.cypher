// The nodes at the ends of relationships that a person's query answered, for their names; ids of Neo4j, used at once.
// Parameters: $ids list of strings (element ids). Rows: node.
UNWIND $ids AS id
MATCH (n) WHERE elementId(n) = id
RETURN n AS node
