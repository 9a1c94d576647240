// Every article of kg's as it is stored, with what was read in it, found by its id: the tie between the two may be gone.
// Parameters: none. Rows: article (map of its properties), extraction (map of its properties, or null).
MATCH (a:Article)
WHERE 'sha256' IN keys(a) // else another program's
  AND NOT (a:Report AND 'sections' IN keys(a)) // a report that somebody gave a label
OPTIONAL MATCH (x:_Extraction {id: a.id})
RETURN properties(a) AS article, properties(x) AS extraction
ORDER BY a.id
