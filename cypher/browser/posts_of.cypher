// Title: The posts of a person
// 标题: 某个人担任过的职务
// Draws: (Person)-HOLDS->(Affiliation), (Affiliation)-AT->(Entity), (Affiliation)-EVIDENCED_BY->(Article)
// Picture: the person in the middle, the posts around, each with the organisation and the articles that name it.
// 画面: 人物在中间，周围是职务，每个职务连着机构和报道它的文章。
// $name string (a name of the person)
// $limit integer = 60 (how many paths)
MATCH path = (:Person {name: $name})-[:HOLDS]->(:Affiliation)-[:AT|EVIDENCED_BY]->(:Entity|Article)
RETURN path
LIMIT $limit
