// How many relationships there are of each type that kg writes, between nodes of its own.
// Parameters: none. Rows: type, count.
MATCH (a)-[r:NAMES|EXTRACTED_AS|ALIAS_OF|SAME_AS|REFERS_TO|FOUND|SAME_FACT|MATTER|SAME_TEXT|REPRINT_OF|MENTIONS|{{roles}}|
          ABOUT|EVIDENCED_BY|REVISES|DISPUTES|WORKS_FOR|REGULATES|REPORTS_ON|CLAIMS|SUPPORTED_BY|CONTRADICTED_BY]->(b)
WHERE (a.id IS NOT NULL OR a:Subject) AND (b.id IS NOT NULL OR b:Subject)
  AND (NOT a:Article|Report OR a.sha256 IS NOT NULL) AND (NOT b:Article|Report OR b.sha256 IS NOT NULL)
  AND (NOT a:Entity|Fact OR a.search_text IS NOT NULL) AND (NOT b:Entity|Fact OR b.search_text IS NOT NULL)
  AND a:Article|Report|Claim|Entity|Fact|Subject|_Name|_Extraction|_Wording AND b:Article|Report|Claim|Entity|Fact|Subject|_Name|_Extraction|_Wording
RETURN type(r) AS type, count(r) AS count
ORDER BY type
