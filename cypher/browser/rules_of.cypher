// Title: The rules of an issuer
// 标题: 某个机构发布了哪些规定
// Draws: (Regulation)-ISSUED_BY->(Entity), (Regulation)-BINDS->(Entity|Subject)
// Picture: the issuer in the middle, its provisions around, and whom they bind outside.
// 画面: 发布者在中间，周围是它的规定，外圈是受约束的对象。
// $name string (a name of the issuer)
// $limit integer = 60 (how many paths)
MATCH path = (:Entity {name: $name})<-[:ISSUED_BY]-(:Regulation)-[:BINDS]->()
RETURN path
LIMIT $limit
