// Title: Facts that the most witnesses support
// 标题: 来源最多的事实
// Facts that several articles report, reprints of one text counted once.
// $limit integer = 50 (how many rows)
// Picture: many_witnesses
MATCH (f:Fact)
WHERE f.witnesses > 1
RETURN f.witnesses AS witnesses, [l IN labels(f) WHERE l <> 'Fact'][0] AS kind,
       COLLECT { MATCH (f)-[:{{who}}]-(e:Entity) WHERE NOT e:Policy RETURN DISTINCT e.name AS name ORDER BY name } AS who,
       f.text AS text, COLLECT { MATCH (f)-[:EVIDENCED_BY]->(a:Article) RETURN DISTINCT a.id AS id ORDER BY id } AS articles,
       f.id AS fact
ORDER BY witnesses DESC, fact
LIMIT $limit
