// Names that articles use beside a full name, for the same thing; the relationship counts the articles that do.
// Parameters: $rows list of {alias, full, by: number of articles to add, negative to take away}. Rows: none.
// Index: name_id.
UNWIND $rows AS row
MATCH (a:_Name {id: row.alias}), (f:_Name {id: row.full})
USING INDEX SEEK a:_Name(id)
USING INDEX SEEK f:_Name(id)
MERGE (a)-[r:ALIAS_OF]->(f)
ON CREATE SET r.witnesses = 0
SET r.witnesses = r.witnesses + row.by
WITH r
WHERE r.witnesses <= 0
DELETE r
