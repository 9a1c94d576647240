"""`neo4j://` addresses: one server that routes to itself, reads that may go to followers, bookmarks from write to read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver, Session

from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.write.articles import write_articles
from tests.integration.cli.conftest import Kg
from tests.integration.conftest import wipe
from tests.sixty import sixty_observed


@pytest.fixture
def routed(neo4j_settings: Settings, empty_graph: Driver) -> Settings:
    """Settings that reach the server of the tests by routing."""
    assert neo4j_settings.neo4j_uri is not None
    uri = neo4j_settings.neo4j_uri.replace("bolt://", "neo4j://").replace("localhost", "127.0.0.1")
    return neo4j_settings.model_copy(update={"neo4j_uri": uri})


class Watched:
    """A driver that remembers how its sessions were opened."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.modes: list[str] = []
        self.sessions: list[Session] = []

    def session(self, **options: Any) -> Session:
        self.modes.append(options["default_access_mode"])
        self.sessions.append(self.driver.session(**options))
        return self.sessions[-1]


def test_what_one_process_writes_it_reads_again(routed: Settings) -> None:
    with open_driver(routed) as driver:
        watched = Watched(driver)
        store = GraphStore(watched, routed.neo4j_database)  # type: ignore[arg-type]
        store.ensure_schema()
        store.write(write_articles(sixty_observed()[:3]))
        written = set(watched.sessions[-1].last_bookmarks().raw_values)
        assert len(store.rows("read/all_nodes")) > 3
        assert watched.modes[-2:] == ["WRITE", "READ"]
        assert written
        assert set(store._bookmarks.get_bookmarks()) >= written
        assert set(watched.sessions[-1].last_bookmarks().raw_values)


def test_the_commands_over_a_routed_address(routed: Settings, run_kg: Kg, samples: Path) -> None:
    assert routed.neo4j_uri is not None
    given = {"NEO4J_URI": routed.neo4j_uri}
    done = run_kg("import", samples / "02-safety-rules.json", "-q", **given)
    assert done.stdout == "1 created, 0 changed, 0 deleted, 0 failed, 0 unchanged\n", done.stderr
    direct = run_kg("export", "--hash")
    assert run_kg("export", "--hash", **given).stdout == direct.stdout
    counted = run_kg("query", "MATCH (a:Article) RETURN count(a) AS n", "--format", "json", **given).stdout
    assert json.loads(counted) == [{"n": 1}]


def test_a_query_that_writes_is_refused_over_a_routed_address(routed: Settings, run_kg: Kg) -> None:
    done = run_kg("query", "CREATE (n:Entity) RETURN n", NEO4J_URI=str(routed.neo4j_uri))
    assert done.returncode == 1
    assert "writes" in done.stderr


@pytest.fixture(autouse=True)
def _afterwards(driver: Driver, neo4j_settings: Settings) -> Any:
    yield
    wipe(driver, neo4j_settings)
