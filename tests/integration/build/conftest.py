"""The graph of sixty invented articles, for the tests of a module that only look."""

from __future__ import annotations

import pytest
from neo4j import Driver

from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.write.articles import write_articles, write_reports
from tests.integration.conftest import wipe
from tests.sixty import sixty_observed, two_reports


@pytest.fixture(scope="module")
def sixty(driver: Driver, neo4j_settings: Settings) -> GraphStore:
    """The store with sixty articles and two reports."""
    wipe(driver, neo4j_settings)
    store = GraphStore(driver, neo4j_settings.neo4j_database)
    store.ensure_schema()
    store.write(write_articles(sixty_observed()))
    store.write(write_reports(two_reports()))
    return store
