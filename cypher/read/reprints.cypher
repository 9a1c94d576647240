// Title: Which articles are reprints, and of which
// 标题: 哪些文章是转载，转自哪篇
// Nearly the same text; the first is the one that was published first.
// $limit integer = 100 (how many rows)
MATCH path = (a:Article)-[:REPRINT_OF]->(first:Article)
// As a table:
RETURN first.published AS first_published, first.source AS first_source, first.title AS title,
       a.published AS published, a.source AS source, a.id AS reprint, first.id AS first
ORDER BY first_published, first, published, reprint
LIMIT $limit
// As a picture:
// Draws: (Article)-REPRINT_OF->(Article)
// Picture: the first article of a text in the middle of those that reprint it.
// 画面: 一篇最早的文章在中间，周围是转载它的文章。
// $limit integer = 60 (how many paths)
RETURN path
LIMIT $limit
