// Facts, with who takes part in each and every place that states it: what views tie entities by.
// Parameters: $kinds list of string (labels of facts), $types list of string (types of entities, in capitals, SUBJECT
// among them), $always list of string (ids of entities of any type), $around list of string or null (ids: facts that
// one of them takes part in; null: all facts), $min float (facts that are less sure are left out).
// Rows: id, kind, text, title, verb, due, confidence, modality, indicator, value, period, change, change_date, roles (list of [party, role]), sources (list of {article, origin, title, outlet,
// url, published, start, end, quote}; origin: the article that it reprints, or itself), revises, revised_by, disputes
// (lists of {fact, text, changes}).
// Index: entity_id, subject_name; a label scan of Fact only where all facts are asked for.
CALL {
  WITH 1 AS all WHERE $around IS NULL
  MATCH (f:Fact)
  WHERE f.search_text IS NOT NULL
  RETURN f
  UNION
  UNWIND $around AS id
  MATCH (e:Entity {id: id})--(f:Fact)
  USING INDEX SEEK e:Entity(id) // a fresh database's statistics may promise nothing, and any plan looks cheap
  RETURN f
  UNION
  UNWIND $around AS id
  MATCH (s:Subject {name: substring(id, size('subject:'))})--(f:Fact)
  USING INDEX SEEK s:Subject(name)
  RETURN f
}
WITH f WHERE any(label IN labels(f) WHERE label IN $kinds) AND coalesce(f.confidence, 1.0) >= $min
RETURN f.id AS id, [label IN labels(f) WHERE label <> 'Fact'][0] AS kind, f.text AS text, f.title AS title,
       f.verb AS verb, f.target_date AS due, f.confidence AS confidence, f.modality AS modality, f.indicator AS indicator,
       f.value AS value, f.period AS period, f.change AS change, f.change_date AS change_date,
       COLLECT {
         MATCH (f)-[r]-(e:Entity|Subject)
         WITH DISTINCT coalesce(e.id, 'subject:' + e.name) AS party, coalesce(e.type, 'SUBJECT') AS type, type(r) AS role
         WHERE type IN $types OR party IN $always
         RETURN [party, role] ORDER BY party, role
       } AS roles,
       COLLECT {
         MATCH (f)-[v:EVIDENCED_BY]->(a:Article)
         RETURN {article: a.id, origin: coalesce([(a)-[:REPRINT_OF]->(first) | first.id][0], a.id), title: a.title,
                 outlet: a.source, url: a.url, published: a.published, start: v.start, end: v.end, quote: v.quote}
         ORDER BY coalesce(a.published, '9999'), a.id, v.start, v.end
       } AS sources,
       COLLECT { MATCH (f)-[r:REVISES]->(o:Fact) RETURN {fact: o.id, text: o.text, changes: r.changes} ORDER BY o.id }
         AS revises,
       COLLECT { MATCH (f)<-[r:REVISES]-(o:Fact) RETURN {fact: o.id, text: o.text, changes: r.changes} ORDER BY o.id }
         AS revised_by,
       COLLECT { MATCH (f)-[r:DISPUTES]-(o:Fact) RETURN {fact: o.id, text: o.text, changes: r.changes} ORDER BY o.id }
         AS disputes
ORDER BY id
