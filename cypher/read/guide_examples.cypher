// For queries that draw, values with which each has an answer in this graph; none where it has none. No part of it grows
// with more than the number of facts and mentions. Those that publish the news come last: what an agency plans is its
// programme, and its people are the reporters.
// Parameters: $outlets list of string (names of those that publish), $media string (a pattern of such names).
// Rows: query (its name), values (map).
CALL {
  MATCH (e:Entity)-[:PLANS]->(p:Plan)
  WITH e.name AS name, e.name IN $outlets OR e.name =~ $media AS medium, e:Company AS company, count(p) AS n,
       count(p.target_date) AS dated
  ORDER BY medium, company DESC, dated DESC, n DESC, name LIMIT 1
  UNWIND ['plans', 'newest', 'together'] AS query
  RETURN query, {name: name} AS values
  UNION ALL
  MATCH (e:Entity)<-[:ABOUT]-(p:Plan)<-[:PLANS]-(o:Entity) WHERE o <> e
  WITH e.name AS name, e.name IN $outlets OR e.name =~ $media AS medium, count(DISTINCT p) AS n
  ORDER BY medium, n DESC, name LIMIT 1
  RETURN 'plans_about' AS query, {name: name} AS values
  UNION ALL
  MATCH (p:Plan) WHERE p:Fact AND p.target_date IS NOT NULL
  WITH left(p.target_date, 4) AS year, count(p) AS n ORDER BY n DESC, year LIMIT 1
  RETURN 'plans_due' AS query, {year: year} AS values
  UNION ALL
  MATCH (e:Entity)-[:REPORTED]->(f:Figure)
  WITH e.name AS name, e.name IN $outlets OR e.name =~ $media AS medium, e:Company AS company, count(f) AS n
  ORDER BY medium, company DESC, n DESC, name LIMIT 1
  RETURN 'figures' AS query, {name: name} AS values
  UNION ALL
  MATCH (e:Entity)-[:STATES]->(s:Statement)
  WITH e.name AS name, e.name IN $outlets OR e.name =~ $media AS medium, e:Person AS person, count(s) AS n
  ORDER BY medium, person DESC, n DESC, name LIMIT 1
  RETURN 'statements' AS query, {name: name} AS values
  UNION ALL
  MATCH (e:Entity)<-[:ABOUT]-(s:Statement)<-[:STATES]-(o:Entity) WHERE o <> e
  WITH e.name AS name, e.name IN $outlets OR e.name =~ $media AS medium, e:Region AS place, count(DISTINCT s) AS n
  ORDER BY medium, place, n DESC, name LIMIT 1
  RETURN 'said_about' AS query, {name: name} AS values
  UNION ALL
  MATCH (p:Person)-[:HOLDS]->(:Affiliation)-[:AT]->(o:Entity)
  WITH o.name AS name, o.name IN $outlets OR o.name =~ $media AS medium, count(DISTINCT p) AS n
  ORDER BY medium, n DESC, name LIMIT 1
  RETURN 'people_of' AS query, {name: name} AS values
  UNION ALL
  MATCH (p:Person)-[:HOLDS]->(f:Affiliation)-[:AT]->(o:Entity)
  WITH p.name AS name, max(o.name IN $outlets OR o.name =~ $media) AS medium, count(DISTINCT o) AS n,
       count(DISTINCT f) AS posts
  ORDER BY medium, n DESC, posts DESC, name LIMIT 1
  RETURN 'posts_of' AS query, {name: name} AS values
  UNION ALL
  MATCH (y:Policy)<-[:UNDER]-(r:Regulation)-[:BINDS]->()
  WITH y.name AS name, count(DISTINCT r) AS n ORDER BY n DESC, name LIMIT 1
  UNWIND [['rules', {}], ['policy', {name: name}]] AS row
  RETURN row[0] AS query, row[1] AS values
  UNION ALL
  MATCH (b)<-[:BINDS]-(r:Regulation)-[:UNDER|ISSUED_BY]->(:Entity)
  WITH b.name AS name, b.name IN $outlets OR b.name =~ $media AS medium, b:Entity AS named, count(DISTINCT r) AS n
  ORDER BY medium, named DESC, n DESC, name LIMIT 1
  RETURN 'rules_for' AS query, {name: name} AS values
  UNION ALL
  MATCH (i:Entity)<-[:ISSUED_BY]-(r:Regulation)-[:BINDS]->()
  WITH i.name AS name, count(DISTINCT r) AS n ORDER BY n DESC, name LIMIT 1
  RETURN 'rules_of' AS query, {name: name} AS values
  UNION ALL
  MATCH (g:Region)<-[:APPLIES_IN]-(r:Regulation)-[:UNDER]->(:Policy)
  WITH g.name AS name, count(DISTINCT r) AS n ORDER BY n DESC, name LIMIT 1
  RETURN 'rules_in' AS query, {name: name} AS values
  UNION ALL
  MATCH (c:Company)-[:{{roles}}]-(f:Fact)-[:EVIDENCED_BY]->(:Article)<-[:EVIDENCED_BY]-(r:Regulation)
  WHERE NOT f:Regulation
  WITH c.name AS name, c.name IN $outlets OR c.name =~ $media AS medium, count(DISTINCT r) AS n
  ORDER BY medium, n DESC, name LIMIT 1
  RETURN 'rules_around' AS query, {name: name} AS values
  UNION ALL
  MATCH (:Entity)-[:PLANS]->(:Plan)-[:REVISES]->(:Plan) WITH count(*) AS n WHERE n > 0
  RETURN 'revised_plans' AS query, {} AS values
  UNION ALL
  MATCH (:Fact)-[:DISPUTES]->(:Fact) WITH count(*) AS n WHERE n > 0
  RETURN 'disputed_facts' AS query, {} AS values
  UNION ALL
  MATCH (f:Fact)-[:EVIDENCED_BY]->(a:Article)
  WITH f, f.witnesses AS n, count(DISTINCT a) AS articles
  ORDER BY n DESC, f:Plan DESC, articles DESC, f.id LIMIT 1
  UNWIND [['evidence', {fact: f.id}], ['many_witnesses', CASE WHEN n > 1 THEN {} END]] AS row
  WITH row WHERE row[1] IS NOT NULL
  RETURN row[0] AS query, row[1] AS values
  UNION ALL
  MATCH (:Entity)-[:{{related}}]->(f:Fact) WHERE f.witnesses = 1 WITH count(*) AS n WHERE n > 0
  RETURN 'single_witness' AS query, {} AS values
  UNION ALL
  MATCH (f:Fact)-[:EVIDENCED_BY]->(a:Article)
  WITH a.id AS article, count(DISTINCT f) AS n ORDER BY n DESC, article LIMIT 1
  RETURN 'article_facts' AS query, {article: article} AS values
  UNION ALL
  MATCH (a:Article)
  WHERE EXISTS { (a)-[:MENTIONS]->(e:Entity)<-[:MENTIONS]-(b:Article) WHERE NOT e:Region AND a <> b }
  WITH a ORDER BY coalesce(a.published, '') DESC, a.id LIMIT 1
  RETURN 'similar_articles' AS query, {article: a.id} AS values
  UNION ALL
  MATCH (:Article)-[:REPRINT_OF]->(:Article) WITH count(*) AS n WHERE n > 0
  RETURN 'reprints' AS query, {} AS values
  UNION ALL
  MATCH (g:Region)<-[:MENTIONS]-(:Article)-[:MENTIONS]->(p:Person)
  WITH g.name AS name, count(DISTINCT p) AS n ORDER BY n DESC, name LIMIT 1
  RETURN 'connected_people' AS query, {name: name} AS values
  UNION ALL
  MATCH (a:Person)-[:HOLDS]->(:Affiliation)-[:AT]->(o:Entity)
  WITH DISTINCT a, o, o.name IN $outlets OR o.name =~ $media AS medium ORDER BY medium, a.name, o.name LIMIT 200
  MATCH (o)<-[:ABOUT]-(:Fact)<-[:{{related}}]-(b:Entity)
  WHERE a <> b AND b <> o AND NOT b:Region
  WITH a.name AS one, b.name AS other, medium OR b.name IN $outlets OR b.name =~ $media AS medium
  ORDER BY medium, one, other LIMIT 1
  UNWIND ['chain', 'chain_by_articles'] AS query
  RETURN query, {from: one, to: other} AS values
  UNION ALL
  MATCH (a:Article)<-[:EVIDENCED_BY]-(:Fact)<-[:{{acts}}]-(:Entity) WHERE a.published IS NOT NULL
  WITH DISTINCT a.published AS day ORDER BY day DESC LIMIT 10
  RETURN 'changes_between' AS query, {from: min(day)} AS values
  UNION ALL
  MATCH (:Report)-[:CLAIMS]->(:Claim)-[:CONTRADICTED_BY]->(:Article) WITH count(*) AS n WHERE n > 0
  RETURN 'contradicted_claims' AS query, {} AS values
  UNION ALL
  MATCH (:Report)-[:REPORTS_ON]->(:Article) WITH count(*) AS n WHERE n > 0
  RETURN 'reports' AS query, {} AS values
  UNION ALL
  MATCH (:Article)-[:MENTIONS]->(:Entity) WITH count(*) AS n WHERE n > 0
  RETURN 'first_look' AS query, {} AS values
}
WITH query, values WHERE none(key IN keys(values) WHERE values[key] IS NULL)
RETURN query, values
ORDER BY query
