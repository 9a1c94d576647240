// Whatever is in the database beside kg's lock with its options: nobody's articles, judgements or other nodes.
// Parameters: none. Rows: labels (list), one row at most.
MATCH (n)
WHERE NOT (n:_Lock AND n.id = 'derivation')
RETURN labels(n) AS labels
LIMIT 1
