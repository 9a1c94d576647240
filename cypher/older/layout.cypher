// Whether an older version wrote this graph: its bookkeeping had labels like any other, and nodes for keys.
// Parameters: none. Rows: older (boolean).
RETURN COUNT { ()-[:EXTRACTED_AS]->(:Extraction) } > 0 OR EXISTS { (:Lock {id: 'derivation'}) } AS older
