"""Which names of a graph the guide and `kg summary` take: firms with plans, not those that publish the news."""

from __future__ import annotations

from neo4j import Driver

from kg.ask.examples import best_entity, example_values
from kg.settings import Settings
from kg.store.graph import GraphStore

# label, name, what its articles give as their source, plans, of which dated
ACTORS = [
    ("Organization", "青屿通讯社", "青屿通讯社（电）", 6, 6),
    ("Company", "岸线在线", "岸线在线（客户端）", 5, 5),
    ("Company", "青屿灯塔", "青屿商会", 3, 0),
    ("Company", "青屿船舶", "青屿船舶", 2, 1),  # the source of its own news
]
MAKE = """
CREATE (e:Entity {id: $name, name: $name, type: $label, aliases: [$name]})
CREATE (a:Article {id: 'article ' + $name, title: 't', text: 't', source: $source})
FOREACH (x IN CASE $label WHEN 'Company' THEN [1] ELSE [] END | SET e:Company)
FOREACH (x IN CASE $label WHEN 'Organization' THEN [1] ELSE [] END | SET e:Organization)
FOREACH (n IN range(1, $plans) |
  CREATE (e)-[:PLANS]->(p:Fact:Plan {id: $name + n, text: 't', witnesses: 1})-[:EVIDENCED_BY]->(a)
  FOREACH (x IN CASE WHEN n <= $dated THEN [1] ELSE [] END | SET p.target_date = '2027')
  CREATE (:Entity:Person {id: $name + n, name: $name + n, type: 'Person', aliases: []})
    -[:HOLDS]->(:Fact:Affiliation {id: 'post ' + $name + n, text: 't', witnesses: 1})-[:AT]->(e))
"""


def made(driver: Driver, settings: Settings, count: int) -> GraphStore:
    with driver.session(database=settings.neo4j_database) as session:
        for label, name, source, plans, dated in ACTORS[:count]:
            session.run(MAKE, label=label, name=name, source=source, plans=plans, dated=dated).consume()
    return GraphStore(driver, settings.neo4j_database)


def test_a_firm_with_dated_plans_comes_before_those_that_publish(empty_graph: Driver, neo4j_settings: Settings) -> None:
    store = made(empty_graph, neo4j_settings, 4)
    assert best_entity(store) == "青屿船舶"
    values = example_values(store)
    assert values["plans"] == {"name": "青屿船舶"}
    assert values["people_of"] == {"name": "青屿灯塔"}  # the most people, after those that publish


def test_an_agency_alone_is_still_an_example(empty_graph: Driver, neo4j_settings: Settings) -> None:
    store = made(empty_graph, neo4j_settings, 2)
    assert best_entity(store) == "岸线在线"
    assert best_entity(made(empty_graph, neo4j_settings, 0)) is not None
