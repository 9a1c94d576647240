// Distinct names as articles write them, each with its blocking keys.
// Parameters: $rows list of {id, type, surface, context: list of strings, norm_key: type and normalised surface,
// keys: list of
// strings, rules: version of those that compare it}. Rows: none.
// Index: name_id, name_key_id.
UNWIND $rows AS row
MERGE (n:Name {id: row.id})
SET n.type = row.type, n.surface = row.surface, n.context = row.context, n.norm_key = row.norm_key,
    n.rules = row.rules
WITH n, row
UNWIND row.keys AS key
MERGE (k:NameKey {id: key})
MERGE (n)-[:HAS_KEY]->(k)
