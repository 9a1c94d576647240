// Where an article mentions an entity; the three lists run in parallel, by start.
// Parameters: $rows list of {article, entity, starts, ends, surfaces}. Rows: none. Index: article_id, entity_id.
UNWIND $rows AS row
MATCH (a:Article {id: row.article}), (e:Entity {id: row.entity})
USING INDEX SEEK a:Article(id)
USING INDEX SEEK e:Entity(id)
MERGE (a)-[m:MENTIONS]->(e)
SET m.starts = row.starts, m.ends = row.ends, m.surfaces = row.surfaces
