// Title: Facts that only one witness supports
// 标题: 只有一个来源的事实
// Draws: (Entity)-PLANS|STATES->(Fact), (Fact)-EVIDENCED_BY->(Article)
// Picture: articles, each with the plans and statements that it alone reports, and whose these are.
// $limit integer = 40 (how many paths)
MATCH path = (:Entity)-[:PLANS|STATES]->(:Fact {witnesses: 1})-[:EVIDENCED_BY]->(:Article)
RETURN path
LIMIT $limit
