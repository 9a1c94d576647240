"""Queries that a server plans beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from neo4j import Driver

from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore, Row, Transaction
from kg.store.memory import ANSWERS
from kg.store.warming import AT_LAST, CHANGED, LOOKED_UP, nothing_for, run_empty
from kg.write.articles import write_articles
from tests.integration.conftest import wipe
from tests.sixty import sixty_observed

_CHANGES_NOTHING = {"upsert/take_lock"}  # the node is there, with just what is written on it

_OF_SOME = {"upsert/revisions", "upsert/disputes"}  # few first imports have any
# What a second batch asks of what the first has written.
_OF_LATER = {
    "upsert/renamed_entities",
    "cleanup/facts",
    "read/claims_of_facts",
    "read/findings",
    "read/matters",
    "read/same_wordings",
    "upsert/matters",
    "cleanup/revisions",
    "cleanup/name_entities",
}


class Noting:
    """A transaction that notes what is asked before anything is changed in it, and what is asked afterwards."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self.before: list[str] = []
        self.after: list[str] = []

    def rows(self, query_name: str, **parameters: Any) -> list[Row]:
        if not parameters or any(given != [] for given in parameters.values()):
            self._note(query_name)
        return self._tx.rows(query_name, **parameters)

    def run_batches(self, query_name: str, rows: Sequence[Mapping[str, Any]], batch_size: int = 5000) -> None:
        if rows:
            self._note(query_name)
        self._tx.run_batches(query_name, rows, batch_size)

    def index(self, usual: str) -> str:
        return self._tx.index(usual)

    def _note(self, query_name: str) -> None:
        changed = any(name.startswith(("upsert/", "cleanup/")) for name in self.before if name not in _CHANGES_NOTHING)
        (self.after if changed else self.before).append(query_name)


def test_queries_of_an_import_run_empty_and_change_nothing(driver: Driver, neo4j_settings: Settings) -> None:
    wipe(driver, neo4j_settings)
    GraphStore(driver, neo4j_settings.neo4j_database).ensure_schema()
    with driver.session(database=neo4j_settings.neo4j_database) as session:
        run_empty(session)
        assert session.run("MATCH (n) RETURN count(n) AS n").single(strict=True)["n"] == 0


def test_a_first_import_asks_what_was_planned_in_the_state_it_was_planned_for(
    driver: Driver, neo4j_settings: Settings
) -> None:
    wipe(driver, neo4j_settings)
    store = GraphStore(driver, neo4j_settings.neo4j_database)
    store.ensure_schema()

    def note(tx: Transaction) -> Noting:
        noting = Noting(tx)
        write_articles(sixty_observed())(noting)
        return noting

    noted = store.write(note)
    assert set(noted.before) - _CHANGES_NOTHING == set(LOOKED_UP)
    assert set(noted.after) - _OF_SOME <= set(CHANGED)
    assert set(CHANGED) - set(noted.after) <= _OF_LATER
    wipe(driver, neo4j_settings)


def test_there_is_nothing_to_do_for_what_is_planned() -> None:
    assert {*LOOKED_UP, *CHANGED, *AT_LAST} <= ANSWERS.keys()
    assert nothing_for("upsert/facts") == {"rows": []}
    assert nothing_for("read/filed_names") == {"index": "", "searches": []}
    given = [value for name in (*LOOKED_UP, *CHANGED, *AT_LAST) for value in nothing_for(name).values()]
    assert all(value in ([], "") for value in given)
    assert all([] in nothing_for(name).values() for name in (*LOOKED_UP, *CHANGED, *AT_LAST))


def test_a_driver_is_closed_in_good_order_though_queries_are_being_planned(
    driver: Driver, neo4j_settings: Settings
) -> None:
    for _ in range(5):
        with open_driver(neo4j_settings) as own:
            store = GraphStore(own, neo4j_settings.neo4j_database)
            assert store.query("RETURN 1", {})[1]
            end = store.warm()
            assert store.query("RETURN 1", {})[1]  # on a connection of its own
            end()
