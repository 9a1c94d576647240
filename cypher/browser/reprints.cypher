// Title: Which articles are reprints, and of which
// 标题: 哪些文章是转载，转自哪篇
// Draws: (Article)-REPRINT_OF->(Article)
// Picture: the first article of a text in the middle of those that reprint it.
// 画面: 一篇最早的文章在中间，周围是转载它的文章。
// $limit integer = 60 (how many paths)
MATCH path = (:Article)-[:REPRINT_OF]->(:Article)
RETURN path
LIMIT $limit
