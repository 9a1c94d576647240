// Title: The entities that most articles mention
// 标题: 最多文章提到的实体
// Of one type or of all.
// $type type = '' (Company, Person, Policy, Region or Organization; empty for all)
// $limit integer = 50 (how many rows)
// Picture: first_look
MATCH (e:Entity)
WHERE e.search_text IS NOT NULL AND ($type = '' OR toLower(e.type) = toLower($type))
RETURN e.name AS name, e.type AS type, COUNT { (e)<-[:MENTIONS]-() } AS articles, e.aliases AS aliases
ORDER BY articles DESC, name
LIMIT $limit
