// Where articles mention entities.
// Parameters: $ids list of string. Rows: entity, article, title, published, starts, ends, surfaces. Index: entity_id.
UNWIND $ids AS id
MATCH (given:Entity {id: id})<-[m:MENTIONS]-(a:Article)
USING INDEX SEEK given:Entity(id)
RETURN given.name AS entity, a.id AS article, a.title AS title, a.published AS published, m.starts AS starts, m.ends AS ends,
       m.surfaces AS surfaces
ORDER BY coalesce(published, '') DESC, article, entity
