// Every relationship of the types that kg writes, between nodes with a key: what an export holds, once what ends at
// another program's nodes is left out.
// Parameters: none. Rows: source, source_labels, type, target, target_labels, properties, element (elementId), and those
// of its ends, from and to.
MATCH (a)-[r:NAMES|EXTRACTED_AS|ALIAS_OF|SAME_AS|REFERS_TO|FOUND|SAME_FACT|MATTER|SAME_TEXT|REPRINT_OF|MENTIONS|{{roles}}|
          ABOUT|EVIDENCED_BY|REVISES|DISPUTES|WORKS_FOR|REGULATES|REPORTS_ON|CLAIMS|SUPPORTED_BY|CONTRADICTED_BY]->(b)
WHERE (a:Subject OR a.id IS NOT NULL) AND (b:Subject OR b.id IS NOT NULL)
RETURN coalesce(a.id, 'subject:' + a.name) AS source, labels(a) AS source_labels, type(r) AS type,
       coalesce(b.id, 'subject:' + b.name) AS target, labels(b) AS target_labels, properties(r) AS properties,
       elementId(r) AS element, elementId(a) AS from, elementId(b) AS to
ORDER BY source, type, target
