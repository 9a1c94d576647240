// Title: Who speaks or works for an organisation
// 标题: 谁代表某个机构说话或任职
// Draws: (Person)-HOLDS->(Affiliation), (Affiliation)-AT->(Entity)
// Picture: the organisation in the middle, the posts around it, and the people who hold them outside.
// 画面: 机构在中间，周围是职务，外圈是任职的人。
// $name string (a name of the company or organisation)
// $limit integer = 60 (how many paths)
MATCH path = (:Person)-[:HOLDS]->(:Affiliation)-[:AT]->(:Entity {name: $name})
RETURN path
LIMIT $limit
