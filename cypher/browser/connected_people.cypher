// Title: The most connected people of a region
// 标题: 某个地区联系最广的人
// Draws: (Article)-MENTIONS->(Region), (Article)-MENTIONS->(Person)
// Picture: the region, the articles that name it, and the people in them: who is in the middle is in most of them.
// 画面: 地区、提到它的文章和文中的人：越靠中间的人出现得越多。
// $name string (a name of the region)
// $limit integer = 60 (how many paths)
MATCH path = (:Region {name: $name})<-[:MENTIONS]-(:Article)-[:MENTIONS]->(:Person)
RETURN path
LIMIT $limit
