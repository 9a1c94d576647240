// Title: All rules in the graph
// 标题: 图中的所有规定
// Draws: (Regulation)-UNDER->(Policy), (Regulation)-BINDS->(Entity|Subject)
// Picture: policies, each with its provisions around it, and whom these bind outside.
// 画面: 若干政策，每项周围是它的规定，外圈是受约束的对象。
// $limit integer = 60 (how many paths)
MATCH path = (:Policy)<-[:UNDER]-(:Regulation)-[:BINDS]->()
RETURN path
LIMIT $limit
