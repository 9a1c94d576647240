// Title: What reports claim about somebody and no article supports
// 标题: 报告关于某个实体的哪些说法没有依据
// Claims that hold a name of the entity and that the article contradicts or does not have.
// $name string (a name of the entity)
// Picture: none: a table, one row a claim with its verdict and why
MATCH (:_Name {surface: $name})-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
UNWIND e.aliases AS alias
MATCH (c:Claim)
WHERE c.text CONTAINS alias
WITH DISTINCT e, c
WHERE c.verdict IN ['contradicted', 'not found', 'no source']
MATCH (r:Report)-[:CLAIMS]->(c)
RETURN e.name AS entity, c.verdict AS verdict, c.text AS claim, c {.reason, .reasons, .reasons_claim, .reasons_article} AS reason, r.headline AS report, r.id AS report_id
ORDER BY entity, verdict, report_id, c.start
