// Tie these articles anew to the article that each is a reprint of.
// Parameters: $rows list of {article, first: id or null when it is none}. Rows: none. Index: article_id.
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
USING INDEX SEEK a:Article(id)
OPTIONAL MATCH (a)-[old:REPRINT_OF]->(:Article)
DELETE old
WITH a, row
MATCH (first:Article {id: row.first})
USING INDEX SEEK first:Article(id)
MERGE (a)-[:REPRINT_OF]->(first)
