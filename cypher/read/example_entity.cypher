// The entity whose plans make the best first picture: a company with the most plans.
// Parameters: none. Rows: name, type.
MATCH (e:Entity)-[:PLANS]->(p:Plan)
RETURN e.name AS name, e.type AS type, count(p) AS plans, e:Company AS company
ORDER BY company DESC, plans DESC, name
LIMIT 1
