"""A graph in memory is what the same articles and reports make of a database: whatever the order and the batches."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest
from neo4j import Driver

from kg.graph.observing import observe
from kg.models import EntityType, ObservedArticle, Report
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.store.memory.graph import MemoryGraph
from kg.store.memory.store import MemoryStore
from kg.write.articles import write_articles, write_reports
from tests.integration.conftest import wipe
from tests.integration.write.test_pure_function import observed
from tests.invented import make_article, make_extraction
from tests.sixty import sixty_observed, two_reports
from tests.whole_memory import assert_same

COMPANY, PERSON = EntityType.COMPANY, EntityType.PERSON


def joined_names() -> list[ObservedArticle]:
    """Articles whose names join, split and rename entities."""
    return [observed(number) for number in range(24)]


def unusual() -> list[ObservedArticle]:
    """Articles with names and words that a search or a table could take for something else."""
    found = []
    for number, name in enumerate(
        ['海川"科技', "海川\\科技", "keys:海川", "甲*公司", "海川\x1f科技", "𠮷野家", "OR", "海川 科技"]
    ):
        article = make_article(f"odd:{number}", f"{name}总经理林溪说，{name}计划到2027年\n建成2座“工厂”。")
        found.append(
            observe(
                article,
                make_extraction(
                    article,
                    {COMPANY: [(name,)], PERSON: [("林溪",)]},
                    affiliations=[(f"{name}总经理林溪", "林溪", "总经理", name)],
                    plans=[(f"{name}计划到2027年\n建成2座“工厂”", name, "2027")],
                ),
                "test",
            )
        )
    return found


def fill(
    store: GraphStore | MemoryStore, articles: Sequence[ObservedArticle], reports: Sequence[Report], size: int
) -> None:
    """Import in batches."""
    for start in range(0, len(articles), size):
        store.write(write_articles(articles[start : start + size]))
    store.write(write_reports(reports))


@pytest.fixture(scope="module")
def store(driver: Driver, neo4j_settings: Settings) -> GraphStore:
    made = GraphStore(driver, neo4j_settings.neo4j_database)
    made.ensure_schema()
    return made


@pytest.mark.parametrize("make", [sixty_observed, joined_names, unusual])
def test_memory_holds_what_a_database_would(
    make: Callable[[], list[ObservedArticle]], store: GraphStore, driver: Driver, neo4j_settings: Settings
) -> None:
    articles = make()
    reports = two_reports() if make is sixty_observed else []
    wipe(driver, neo4j_settings)
    fill(store, articles, reports, 100)
    for seed, size in enumerate((len(articles), 7, 1)):
        random.Random(seed).shuffle(articles)
        with MemoryGraph() as graph:
            fill(MemoryStore(graph), articles, reports, size)
            assert_same(graph, store)
