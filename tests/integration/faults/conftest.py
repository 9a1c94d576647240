"""The store of the tests with what an undisturbed import gives, and how long that takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from neo4j import Driver

from kg.settings import Settings
from kg.store.graph import GraphStore
from tests.integration.conftest import wipe
from tests.integration.faults.importing import ARTICLES, hashed, import_all, seconds_undisturbed
from tests.soak import SOAK

LONG = Path(__file__).with_name("test_keeping.py")  # each of its tries stops and starts a server


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long ones out, unless soaking: CI skips nothing that it collects."""
    long = [item for item in items if not SOAK and item.path == LONG]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.fixture(scope="module")
def store(driver: Driver, neo4j_settings: Settings) -> GraphStore:
    wipe(driver, neo4j_settings)
    made = GraphStore(driver, neo4j_settings.neo4j_database)
    made.ensure_schema()
    return made


@pytest.fixture(scope="module")
def expected(store: GraphStore) -> str:
    """The hash of an undisturbed import."""
    import_all(store, batch_size=len(ARTICLES))
    return hashed(store)


@pytest.fixture(scope="module")
def duration(store: GraphStore, expected: str, driver: Driver, neo4j_settings: Settings) -> float:
    """How long an undisturbed import takes: the moments of faults are drawn within."""
    wipe(driver, neo4j_settings)
    return seconds_undisturbed(neo4j_settings)


@pytest.fixture
def emptied(driver: Driver, neo4j_settings: Settings) -> Callable[[], None]:
    return lambda: wipe(driver, neo4j_settings)
