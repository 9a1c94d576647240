// Every relationship of the types that kg writes, what an export holds once what ends at another program's nodes is
// left out.
// Parameters: none. Rows: source, source_labels, type, target, target_labels, properties, element (elementId), and those
// of its ends, from and to.
MATCH (a)-[r:NAMES|EXTRACTED_AS|ALIAS_OF|SAME_AS|REFERS_TO|FOUND|SAME_FACT|MATTER|SAME_TEXT|REPRINT_OF|MENTIONS|{{roles}}|
          ABOUT|EVIDENCED_BY|REVISES|DISPUTES|WORKS_FOR|REGULATES|REPORTS_ON|CLAIMS|SUPPORTED_BY|CONTRADICTED_BY]->(b)
RETURN coalesce(toStringOrNull(a.id), 'subject:' + toStringOrNull(a.name), elementId(a)) AS source,
       labels(a) AS source_labels, type(r) AS type,
       coalesce(toStringOrNull(b.id), 'subject:' + toStringOrNull(b.name), elementId(b)) AS target,
       labels(b) AS target_labels, properties(r) AS properties,
       elementId(r) AS element, elementId(a) AS from, elementId(b) AS to
ORDER BY source, type, target
