"""The connection on a real Neo4j, and on what is none."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from neo4j import Driver

from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.store.queries import load_statements


def test_open_driver_answers_a_query(neo4j_settings: Settings) -> None:
    with open_driver(neo4j_settings) as driver:
        assert driver.execute_query("RETURN 1 AS one").records[0]["one"] == 1


def test_empty_graph_has_no_node(empty_graph: Driver) -> None:
    empty_graph.execute_query("CREATE (:Entity)-[:MENTIONS]->(:Entity)")
    assert empty_graph.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 2


def test_empty_graph_wipes_what_the_test_before_left(empty_graph: Driver) -> None:
    assert empty_graph.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 0


def test_two_may_make_the_schema_at_once(empty_graph: Driver, neo4j_settings: Settings) -> None:
    """Two imports that begin on a new database: each finds what the other has made, or waits for it."""
    database = neo4j_settings.neo4j_database
    for kind, listed in (("CONSTRAINT", "SHOW CONSTRAINTS"), ("INDEX", "SHOW INDEXES YIELD * WHERE type <> 'LOOKUP'")):
        for record in empty_graph.execute_query(listed, database_=database).records:
            empty_graph.execute_query(f"DROP {kind} {record['name']}", database_=database)
    with ThreadPoolExecutor(4) as pool:
        done = [pool.submit(GraphStore(empty_graph, database).ensure_schema) for _ in range(4)]
    assert [each.exception() for each in done] == [None] * 4
    found = empty_graph.execute_query("SHOW CONSTRAINTS", database_=database).records
    assert len(found) == len(load_statements("schema/create_constraints"))
