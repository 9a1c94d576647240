"""Ties between facts of invented articles, from their text to the database: nothing false, and no fewer than was reached.

The figures of a first, blind look are in docs/decisions/0007; these floors are what holds now that the causes are mended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from neo4j import Driver

from kg.ask.export import read_graph
from kg.graph.findings import make_view
from kg.graph.observing import observe
from kg.models import Article, Extraction
from kg.offline.extracting import ExtractArticles
from kg.offline.graph import graph_of
from kg.resolve.facts import fact_keys, relation
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.write.articles import write_articles
from tests.fact_scenarios import Graded, Score, articles_of, read_scenarios
from tests.integration.conftest import wipe

SCENARIOS = read_scenarios("fact_scenarios.jsonl") + read_scenarios("fact_scenarios_second.jsonl")
FLOORS = {"same": 37, "revises": 27, "disputes": 8, "reprint": 4}


TRAPS = read_scenarios("fact_scenarios_third.jsonl")


def extracted(articles: Sequence[Article]) -> list[tuple[Article, Extraction]]:
    with ExtractArticles() as extract:
        found = [
            (article, e) for article, e in zip(articles, extract(articles), strict=True) if isinstance(e, Extraction)
        ]
    assert len(found) == len(articles)
    return found


@pytest.fixture(scope="module")
def graded(driver: Driver, neo4j_settings: Settings) -> Graded:
    """The graph of all scenarios, the corrected articles first as they were."""
    wipe(driver, neo4j_settings)
    store = GraphStore(driver, neo4j_settings.neo4j_database)
    store.ensure_schema()
    former = articles_of(SCENARIOS, former=True)
    assert len(former) == 3
    for articles in (former, articles_of(SCENARIOS)):
        store.write(write_articles([observe(article, found, "test") for article, found in extracted(articles)]))
    return Graded(read_graph(store), SCENARIOS)


@pytest.fixture(scope="module")
def score(graded: Graded) -> Score:
    return graded.score()


def test_no_tie_is_false(score: Score) -> None:
    assert score.false == []


@pytest.mark.parametrize("relation", FLOORS)
def test_most_ties_are_found(score: Score, relation: str) -> None:
    assert score.expected == {"same": 45, "revises": 31, "disputes": 14, "reprint": 4}
    assert score.found[relation] >= FLOORS[relation], score.missed


def test_verdicts_of_what_is_extracted_need_no_order_and_share_a_key() -> None:
    for scenario in SCENARIOS:
        found = extracted(articles_of([scenario]))
        views = [make_view(article, e, fact) for article, e in found for fact in (*e.plans, *e.statements)]
        for number, (a, b) in enumerate(combinations(views, 2)):
            a, b = replace(a, article_id=f"a{number}"), replace(b, article_id=f"b{number}")
            there, back = relation(a, b), relation(b, a)
            assert there == back or {there, back} == {"revises", None}, (a.text, b.text)
            if there or back:
                assert set(fact_keys(a)) & set(fact_keys(b)), (a.text, b.text)


def test_the_database_ties_what_the_graph_without_one_does(graded: Graded) -> None:
    without = Graded(graph_of(extracted(articles_of(SCENARIOS))), SCENARIOS)
    assert graded.all_ties == without.all_ties


def test_copies_scopes_periods_and_ranges_give_just_the_ties_that_a_reader_would() -> None:
    score = Graded(graph_of(extracted(articles_of(TRAPS))), TRAPS).score()
    assert (score.false, score.missed) == ([], [])
    assert score.found == score.expected == {"same": 5, "disputes": 4, "reprint": 1}
