// Title: The numbers in somebody's plans
// 标题: 某个主体计划中的数字
// Each amount with its value and unit as a machine reads them; the largest of a unit first.
// $name string (a name of the entity)
// Picture: plans
MATCH (:_Name {surface: $name})-[:ALIAS_OF*0..1]->(:_Name)-[:REFERS_TO]->(e:Entity)
WITH DISTINCT e
MATCH (e)-[:PLANS]->(p:Plan)
WHERE p.quantity_values IS NOT NULL
UNWIND range(0, size(p.quantity_values) - 1) AS i
WITH e, p, p.quantities[i] AS amount, p.quantity_values[i] AS value, p.quantity_units[i] AS unit
RETURN unit, CASE WHEN isNaN(value) THEN null ELSE value END AS value, amount, p.target_date AS target_date,
       e.name AS actor, p.text AS plan, p.confidence AS confidence, p.id AS fact
ORDER BY unit, coalesce(value, 0.0) DESC, amount, fact
