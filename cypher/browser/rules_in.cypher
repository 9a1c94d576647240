// Title: The rules that apply in a region
// 标题: 某个地区适用哪些规定
// Draws: (Regulation)-APPLIES_IN->(Region), (Regulation)-UNDER->(Policy)
// Picture: the region in the middle, provisions around, and their policies outside.
// 画面: 地区在中间，周围是适用的规定，外圈是所属的政策。
// $name string (a name of the region)
// $limit integer = 60 (how many paths)
MATCH path = (:Region {name: $name})<-[:APPLIES_IN]-(:Regulation)-[:UNDER]->(:Policy)
RETURN path
LIMIT $limit
