// Title: What reports claim about somebody and no article supports
// Claims that hold a name of the entity and that the article contradicts or does not have.
// $name string (a name of the entity)
MATCH (:Name {surface: $name})-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH (r:Report)-[:CLAIMS]->(c:Claim)
WHERE c.verdict IN ['contradicted', 'not found', 'no source'] AND any(alias IN e.aliases WHERE c.text CONTAINS alias)
RETURN e.name AS entity, c.verdict AS verdict, c.text AS claim, c.reason AS reason, r.headline AS report, r.id AS report_id
ORDER BY entity, verdict, report_id, c.start
