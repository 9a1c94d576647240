// A picture of what an entity plans, with the articles that say so.
// Parameters: $name string (filled in before it is shown). Rows: path. Index: entity_name.
MATCH path = (:Entity {name: $name})-[:PLANS]->(:Plan)-[:EVIDENCED_BY]->(:Article)
RETURN path
