// Whether an older version wrote this graph: its bookkeeping had labels like any other, and nodes for keys.
// Parameters: none. Rows: older (boolean).
MATCH ()-[r:EXTRACTED_AS]->(:Extraction)
WITH count(r) AS extractions // of the counts that Neo4j keeps
OPTIONAL MATCH (l:Lock {id: 'derivation'})
RETURN extractions > 0 OR l IS NOT NULL AS older
