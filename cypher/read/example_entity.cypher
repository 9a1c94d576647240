// The entity whose plans make the best first picture: a company with the most dated plans, not one that publishes the
// news, whose plans are a programme.
// Parameters: $outlets list of string (names of those that publish), $media string (a pattern of such names).
// Rows: name, type, plans, medium, company, dated.
MATCH (e:Entity)-[:PLANS]->(p:Plan)
RETURN e.name AS name, e.type AS type, count(p) AS plans, e.name IN $outlets OR e.name =~ $media AS medium,
       e:Company AS company, count(p.target_date) AS dated
ORDER BY medium, company DESC, dated DESC, plans DESC, name
LIMIT 1
