// Where articles mention an entity.
// Parameters: $id string. Rows: article, title, published, starts, ends, surfaces. Index: entity_id.
MATCH (given:Entity {id: $id})<-[m:MENTIONS]-(a:Article)
USING INDEX SEEK given:Entity(id)
RETURN a.id AS article, a.title AS title, a.published AS published, m.starts AS starts, m.ends AS ends,
       m.surfaces AS surfaces
ORDER BY coalesce(published, '') DESC, article
