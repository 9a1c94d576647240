// What a view says of the entities that it shows.
// Parameters: $ids list of string. Rows: id, name, type, aliases, codes, articles (how many mention
// it), first, last (days of the earliest and the latest of these). Index: entity_id.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
USING INDEX SEEK e:Entity(id)
OPTIONAL MATCH (e)<-[:MENTIONS]-(a:Article)
RETURN id, e.name AS name, e.type AS type, e.aliases AS aliases, e.codes AS codes, count(a) AS articles,
       min(a.published) AS first, max(a.published) AS last
ORDER BY id
