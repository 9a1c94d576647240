"""The connection on a real Neo4j, and on what is none."""

from __future__ import annotations

from neo4j import Driver

from kg.settings import Settings
from kg.store.connection import open_driver


def test_open_driver_answers_a_query(neo4j_settings: Settings) -> None:
    with open_driver(neo4j_settings) as driver:
        assert driver.execute_query("RETURN 1 AS one").records[0]["one"] == 1


def test_empty_graph_has_no_node(empty_graph: Driver) -> None:
    empty_graph.execute_query("CREATE (:Entity)-[:MENTIONS]->(:Entity)")
    assert empty_graph.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 2


def test_empty_graph_wipes_what_the_test_before_left(empty_graph: Driver) -> None:
    assert empty_graph.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 0
