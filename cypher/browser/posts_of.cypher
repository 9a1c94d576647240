// Title: The posts of a person
// 标题: 某个人担任过的职务
// Draws: (Person)-HOLDS->(Affiliation), (Affiliation)-AT->(Entity), (Affiliation)-EVIDENCED_BY->(Article)
// Picture: the person in the middle, the posts around, each with the organisation and the articles that name it.
// $name string (a name of the person)
// $limit integer = 60 (how many paths)
MATCH path = (:Person {name: $name})-[:HOLDS]->(:Affiliation)-[:AT|EVIDENCED_BY]->(:Entity|Article)
RETURN path
LIMIT $limit
