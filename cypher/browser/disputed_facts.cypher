// Title: What sources disagree about
// 标题: 哪些事实各家说法不一
// Draws: (Fact)-DISPUTES->(Fact), (Fact)-EVIDENCED_BY->(Article)
// Picture: two facts in dispute side by side, and on either side the articles that say so.
// 画面: 两条有争议的事实并排，两边是各自的文章。
// $limit integer = 60 (how many paths)
MATCH path = (:Article)<-[:EVIDENCED_BY]-(:Fact)-[:DISPUTES]->(:Fact)-[:EVIDENCED_BY]->(:Article)
RETURN path
LIMIT $limit
