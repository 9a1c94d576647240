// Title: Facts that only one witness supports
// 标题: 只有一个来源的事实
// Draws: (Entity)-{{related}}->(Fact), (Fact)-EVIDENCED_BY->(Article)
// Picture: articles, each with the plans and statements that it alone reports, and whose these are.
// 画面: 若干文章，每篇周围是只有它报道的计划和言论，以及是谁的。
// $limit integer = 40 (how many paths)
MATCH path = (:Entity)-[:{{related}}]->(:Fact {witnesses: 1})-[:EVIDENCED_BY]->(:Article)
RETURN path
LIMIT $limit
