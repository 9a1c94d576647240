// Every node of kg's but the lock and the judgements: what an export holds (of judgements it has the effects). What kg
// writes always has the properties that are asked for; another program's nodes under the same labels have not. Of several
// two will do, so that a node of kg's that somebody took one from is still told from theirs.
// Asked by keys(n): beside `n.x IS NOT NULL`, properties(n) gives true in place of x (Neo4j 5.26.28).
// Parameters: none. Rows: id, labels, properties (subjects have no id: theirs is made of the name; a node that was damaged
// may have none, and is called by its element), element (elementId).
MATCH (n:Article|Report|Claim|Entity|Fact|Subject|_Name|_Extraction|_Wording)
WHERE n:_Name|_Extraction|_Wording
   OR n:Article|Report AND 'id' IN keys(n) AND 'sha256' IN keys(n)
   OR n:Entity|Fact AND size([k IN keys(n) WHERE k IN ['id', 'search_text', 'caption']]) > 1
   OR n:Claim AND size([k IN keys(n) WHERE k IN ['id', 'caption', 'verdict']]) > 1
   OR n:Subject AND 'caption' IN keys(n)
RETURN coalesce(toStringOrNull(n.id), 'subject:' + toStringOrNull(n.name), elementId(n)) AS id, labels(n) AS labels,
       properties(n) AS properties, elementId(n) AS element
ORDER BY id
