"""Queries that a server plans beforehand."""

from __future__ import annotations

from neo4j import Driver

from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.store.memory import ANSWERS
from kg.store.warming import run_empty, warmable
from tests.integration.conftest import wipe


def test_queries_of_an_import_run_empty_and_change_nothing(driver: Driver, neo4j_settings: Settings) -> None:
    wipe(driver, neo4j_settings)
    GraphStore(driver, neo4j_settings.neo4j_database).ensure_schema()
    with driver.session(database=neo4j_settings.neo4j_database) as session:
        run_empty(session, ANSWERS)
        assert session.run("MATCH (n) RETURN count(n) AS n").single(strict=True)["n"] == 0


def test_what_locks_or_takes_more_than_lists_is_left_out() -> None:
    chosen = set(warmable(ANSWERS))
    assert {"upsert/facts", "read/foreign_nodes", "read/reports_on"} <= chosen
    assert not chosen & {"upsert/take_lock", "upsert/options", "read/filed_names"}


def test_a_driver_is_closed_in_good_order_though_queries_are_being_planned(
    driver: Driver, neo4j_settings: Settings
) -> None:
    for _ in range(5):
        with open_driver(neo4j_settings) as own:
            store = GraphStore(own, neo4j_settings.neo4j_database)
            assert store.query("RETURN 1", {})[1]
            end = store.warm(ANSWERS)
            assert store.query("RETURN 1", {})[1]  # on a connection of its own
            end()
