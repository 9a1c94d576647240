// Title: What somebody has said
// 标题: 某个人或机构说过什么
// Draws: (Entity)-STATES->(Statement), (Statement)-EVIDENCED_BY->(Article)
// Picture: the speaker in the middle, the statements around, and the articles that quote them outside.
// 画面: 说话人在中间，周围是说过的话，外圈是引述的文章。
// $name string (a name of the speaker)
// $limit integer = 60 (how many paths)
MATCH path = (:Entity {name: $name})-[:STATES]->(:Statement)-[:EVIDENCED_BY]->(:Article)
RETURN path
LIMIT $limit
