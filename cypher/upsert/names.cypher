// Distinct names as articles write them, each with its blocking keys: HAS_KEY where its form of that text is whole,
// HAS_DERIVED_KEY where the form dropped something.
// Parameters: $rows list of {id, type, surface, context: list of strings, norm_key: type and normalised surface,
// keys and derived_keys: lists of strings, rules: version of those that compare it}. Rows: none.
// Index: name_id, name_key_id.
UNWIND $rows AS row
MERGE (n:Name {id: row.id})
SET n.type = row.type, n.surface = row.surface, n.context = row.context, n.norm_key = row.norm_key,
    n.rules = row.rules
FOREACH (key IN row.keys | MERGE (k:NameKey {id: key}) MERGE (n)-[:HAS_KEY]->(k))
FOREACH (key IN row.derived_keys | MERGE (k:NameKey {id: key}) MERGE (n)-[:HAS_DERIVED_KEY]->(k))
