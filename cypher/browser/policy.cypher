// Title: What a policy says
// 标题: 某项政策规定了什么
// Draws: (Regulation)-UNDER->(Policy), (Regulation)-BINDS->(Entity|Subject), (Regulation)-ISSUED_BY->(Entity)
// Picture: the policy in the middle, its provisions around, each with its issuer and whom it binds.
// 画面: 政策在中间，周围是它的规定，每条连着发布者和受约束的对象。
// $name string (a name of the policy)
// $limit integer = 60 (how many paths)
MATCH path = (:Policy {name: $name})<-[:UNDER]-(:Regulation)-[:BINDS|ISSUED_BY]->()
RETURN path
LIMIT $limit
