// The figures of entities and of a subject that is none (a trade, a market): what series are made of.
// Parameters: $ids list of string (entities), $subject string (its name; '' for none), $min float (figures that are less sure are left out).
// Rows: who, indicator, period, value, number, unit, change, change_number, text, confidence, fact, revised (a later word of the
// same source is there), disputes (values that others give), sources (list of {article, title, source, published, start, end}).
// Index: entity_id, subject_name.
CALL {
  UNWIND $ids AS id
  MATCH (e:Entity {id: id})-[:REPORTED]->(f:Figure)
  USING INDEX SEEK e:Entity(id)
  RETURN e.name AS who, f
  UNION
  MATCH (s:Subject {name: $subject})-[:REPORTED]->(f:Figure)
  USING INDEX SEEK s:Subject(name)
  RETURN s.name AS who, f
}
WITH who, f WHERE coalesce(f.confidence, 1.0) >= $min
RETURN who, f.indicator AS indicator, f.period AS period, f.value AS value, f.number AS number, f.unit AS unit,
       f.change AS change, f.change_number AS change_number, f.text AS text, f.confidence AS confidence, f.id AS fact,
       EXISTS { (f)<-[:REVISES]-(:Fact) } AS revised,
       COLLECT { MATCH (f)-[:DISPUTES]-(o:Figure) RETURN o.value ORDER BY o.id } AS disputes,
       COLLECT {
         MATCH (f)-[v:EVIDENCED_BY]->(a:Article)
         RETURN {article: a.id, title: a.title, source: a.source, published: a.published, start: v.start, end: v.end}
         ORDER BY coalesce(a.published, '9999'), a.id, v.start
       } AS sources
ORDER BY who, indicator, coalesce(period, '9999'), fact
