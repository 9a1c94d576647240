// Articles that are gone, though what was read in them is still there.
// Parameters: none. Rows: id.
MATCH (x:_Extraction)
WHERE x.id IS NOT NULL AND NOT EXISTS { MATCH (a:Article {id: x.id}) WHERE 'sha256' IN keys(a) }
RETURN x.id AS id
ORDER BY id
