"""A real Neo4j for the tests: a local server with an empty home of its own, or the one that NEO4J_URI names.

The jars come from the usual cache (KG_CACHE or the platform's), so they are downloaded once for all runs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from neo4j import Driver
from pydantic import SecretStr

from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.store.server import ensure_server, stop_server
from kg.write.articles import write_articles, write_reports
from tests.sixty import sixty_observed, two_reports


@pytest.fixture(scope="session", autouse=True)
def quick_java() -> None:
    """Let Java compile quickly rather than well: a start takes 10 instead of 18 seconds of a core."""
    os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory, quick_java: None) -> Iterator[Settings]:
    """Settings of a database that answers and that the tests may wipe."""
    given = Settings(_env_file=None, KG_HOME=tmp_path_factory.mktemp("home"))
    if given.neo4j_uri:
        _refuse_a_graph_in_use(given)
        yield given
        return
    server = ensure_server(given)
    # The address is known now, so each test saves the look for the server.
    yield given.model_copy(update={"neo4j_uri": server.uri, "neo4j_password": SecretStr(server.password)})
    stop_server(given)


def _refuse_a_graph_in_use(settings: Settings) -> None:
    with open_driver(settings) as driver:
        records, _, _ = driver.execute_query("MATCH (n) RETURN count(n) AS nodes", database_=settings.neo4j_database)
    if records[0]["nodes"] and os.environ.get("KG_TEST_WIPE") != "yes":
        pytest.exit(f"{settings.neo4j_uri} has nodes, and the tests wipe it: set KG_TEST_WIPE=yes if they may", 2)


@pytest.fixture(scope="session")
def neo4j_environment(neo4j_settings: Settings) -> dict[str, str]:
    """The environment of a `kg` process that is to use the database of the tests."""
    password = neo4j_settings.neo4j_password
    given = {
        "NEO4J_URI": neo4j_settings.neo4j_uri,
        "NEO4J_USERNAME": neo4j_settings.neo4j_username,
        "NEO4J_PASSWORD": password.get_secret_value() if password else None,
        "NEO4J_DATABASE": neo4j_settings.neo4j_database,
        "KG_HOME": str(neo4j_settings.home),
    }
    return {**os.environ, **{name: value for name, value in given.items() if value is not None}}


@pytest.fixture(scope="session")
def driver(neo4j_settings: Settings) -> Iterator[Driver]:
    """One driver for all tests."""
    with open_driver(neo4j_settings) as opened:
        yield opened


@pytest.fixture
def empty_graph(driver: Driver, neo4j_settings: Settings) -> Driver:
    """The driver, on a database without a node; constraints and indexes stay."""
    wipe(driver, neo4j_settings)
    return driver


# What the graph of this process holds, where a fixture has put something in that others may look at too.
_held: str | None = None


def wipe(driver: Driver, settings: Settings, then: str | None = None) -> None:
    """Delete every node; `then` says what the caller puts in, for `holds`."""
    global _held
    _held = then
    with driver.session(database=settings.neo4j_database) as session:
        session.run("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()


def holds(what: str) -> bool:
    """Tell whether nothing was wiped since that was put in."""
    return _held == what


def take_stock(driver: Driver, settings: Settings) -> None:
    """Let the planner forget its plans and count what is there: what a plan is then depends on the graph alone."""
    driver.execute_query("CALL db.prepareForReplanning()", database_=settings.neo4j_database)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    folder = os.path.dirname(__file__)  # noqa: PTH120 - compared with strings
    for item in items:
        if str(item.path).startswith(folder):
            item.add_marker(pytest.mark.integration)


@pytest.fixture(scope="module")
def sixty(driver: Driver, neo4j_settings: Settings) -> GraphStore:
    """The store with sixty articles and two reports."""
    wipe(driver, neo4j_settings)
    store = GraphStore(driver, neo4j_settings.neo4j_database)
    store.ensure_schema()
    store.write(write_articles(sixty_observed()))
    store.write(write_reports(two_reports()))
    return store
