// Title: The rules of an issuer
// 标题: 某个机构发布了哪些规定
// Draws: (Regulation)-ISSUED_BY->(Entity), (Regulation)-BINDS->(Entity|Subject)
// Picture: the issuer in the middle, its provisions around, and whom they bind outside.
// $name string (a name of the issuer)
// $limit integer = 60 (how many paths)
MATCH path = (:Entity {name: $name})<-[:ISSUED_BY]-(:Regulation)-[:BINDS]->()
RETURN path
LIMIT $limit
