// Which full names an article uses.
// Parameters: $rows list of {article, name}. Rows: none. Index: article_id, name_id.
UNWIND $rows AS row
MATCH (a:Article {id: row.article}), (n:_Name {id: row.name})
USING INDEX SEEK a:Article(id)
USING INDEX SEEK n:_Name(id)
MERGE (a)-[:NAMES]->(n)
