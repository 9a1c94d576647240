// Title: Which articles are reprints, and of which
// 标题: 哪些文章是转载，转自哪篇
// Nearly the same text; the first is the one that was published first.
// $limit integer = 100 (how many rows)
// Picture: reprints
MATCH (a:Article)-[:REPRINT_OF]->(first:Article)
RETURN first.published AS first_published, first.source AS first_source, first.title AS title,
       a.published AS published, a.source AS source, a.id AS reprint, first.id AS first
ORDER BY first_published, first, published, reprint
LIMIT $limit
