// The names with any of these keys (type and normalised surface), as a full name or an alias.
// Parameters: $keys list of strings such as company:海川. Rows: id, name (map with type, surface, context). Index: name_norm_key.
UNWIND $keys AS key
MATCH (n:_Name {norm_key: key})
USING INDEX SEEK n:_Name(norm_key)
RETURN DISTINCT n.id AS id, n {.type, .surface, .context} AS name
ORDER BY id
