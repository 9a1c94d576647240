// Judgements of people, each over whatever was judged of the same names or fact before.
// Parameters: $rows list of {id, properties: map, id included}. Rows: none. Index: judgement_id.
UNWIND $rows AS row
MERGE (j:_Judgement {id: row.id})
SET j = row.properties
