// Every node of kg's but the lock and the judgements: what an export holds (of judgements it has the effects). What kg
// writes always has the property that is asked for; another program's nodes under the same labels have not.
// Asked by keys(n): beside `n.x IS NOT NULL`, properties(n) gives true in place of x (Neo4j 5.26.28).
// Parameters: none. Rows: id, labels, properties (subjects have no id: theirs is made of the name), element (elementId).
MATCH (n:Article|Report|Claim|Entity|Fact|Subject|_Name|_Extraction|_Wording)
WHERE (n:Subject OR 'id' IN keys(n))
  AND (NOT n:Article|Report OR 'sha256' IN keys(n))
  AND (NOT n:Entity|Fact OR 'search_text' IN keys(n))
  AND (NOT n:Claim|Subject OR 'caption' IN keys(n))
RETURN coalesce(n.id, 'subject:' + n.name) AS id, labels(n) AS labels, properties(n) AS properties,
       elementId(n) AS element
ORDER BY id
