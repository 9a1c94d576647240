// Every node of kg's but the lock and the judgements: what an export holds (of judgements it has the effects). What kg
// writes always has the property that is asked for; another program's nodes under the same labels have not.
// Parameters: none. Rows: id, labels, properties (subjects have no id: theirs is made of the name).
MATCH (n:Article|Report|Claim|Entity|Fact|Subject|Name|NameKey|Extraction|Wording|FactKey|TextKey)
WHERE (n:Subject OR n.id IS NOT NULL)
  AND (NOT n:Article|Report OR n.sha256 IS NOT NULL)
  AND (NOT n:Entity|Fact OR n.search_text IS NOT NULL)
  AND (NOT n:Claim|Subject OR n.caption IS NOT NULL)
RETURN coalesce(n.id, 'subject:' + n.name) AS id, labels(n) AS labels, properties(n) AS properties
ORDER BY id
