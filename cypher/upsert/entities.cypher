// Entities with their canonical name and aliases, and the names that refer to each.
// Parameters: $rows list of {id, type, name, caption, aliases: list, search_text, codes: list or null, names: list of name ids}. Rows: none. Index: entity_id, name_id.
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
REMOVE e:Company:Person:Policy:Region:Organization
SET e.type = row.type, e.name = row.name, e.caption = row.caption, e.aliases = row.aliases, e.search_text = row.search_text,
    e.codes = row.codes
FOREACH (_ IN CASE row.type WHEN 'COMPANY' THEN [1] ELSE [] END | SET e:Company)
FOREACH (_ IN CASE row.type WHEN 'PERSON' THEN [1] ELSE [] END | SET e:Person)
FOREACH (_ IN CASE row.type WHEN 'POLICY' THEN [1] ELSE [] END | SET e:Policy)
FOREACH (_ IN CASE row.type WHEN 'REGION' THEN [1] ELSE [] END | SET e:Region)
FOREACH (_ IN CASE row.type WHEN 'ORGANIZATION' THEN [1] ELSE [] END | SET e:Organization)
WITH e, row
UNWIND row.names AS name
MATCH (n:_Name {id: name})
USING INDEX SEEK n:_Name(id)
OPTIONAL MATCH (n)-[old:REFERS_TO]->(other:Entity)
WHERE other <> e
DELETE old
MERGE (n)-[:REFERS_TO]->(e)
