"""The graph is a function of the articles in it: of no order, batch, repetition or what was there before."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from neo4j import Driver

from kg.ask.export import read_graph
from kg.graph.observing import observe
from kg.models import EntityType, Name, ObservedArticle
from kg.resolve import Decision
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.views.exports import canonical_lines
from kg.write.articles import delete_articles, write_articles
from tests.integration.conftest import wipe
from tests.invented import make_article, make_extraction
from tests.soak import soaked

COMPANY, PERSON, POLICY = EntityType.COMPANY, EntityType.PERSON, EntityType.POLICY


def observed(number: int, version: str = "") -> ObservedArticle:
    """Return one of many articles that share names in ways that join, split and rename entities."""
    draw = random.Random(number)
    firms = [
        ("海川新材料股份有限公司", "海川新材料", "海川"),
        ("海川", "海川集团"),
        ("远帆科技", "远帆"),
        ("远帆", "远帆资本"),
    ]
    firm, person, rule = (
        draw.choice(firms),
        draw.choice(["林溪", "高远", "林溪溪"]),
        draw.choice(["回收条例", "储能办法"]),
    )
    firm = firm[: draw.randint(1, len(firm))]
    content = (
        f"{'和'.join(firm)}的董事长{person}说，{firm[0]}计划到202{number % 9}年建厂{version}。"
        f"《{rule}》要求电池企业和{firm[-1]}回收。"
    )
    article = make_article(f"a{number}", content, published=f"2025-0{number % 9 + 1}-01")
    return observe(
        article,
        make_extraction(
            article,
            {COMPANY: [firm], PERSON: [(person,)], POLICY: [(rule,)]},
            affiliations=[(f"{firm[-1]}的董事长{person}", person, "董事长", firm[-1])],
            statements=[(f"{firm[0]}计划到202{number % 9}年建厂", person, "说")],
            plans=[(f"计划到202{number % 9}年建厂", firm[0], f"202{number % 9}")],
            regulations=[(f"要求电池企业和{firm[-1]}回收", rule, None, ["电池企业", firm[-1]])],
        ),
        "test",
    )


ARTICLES = [observed(n) for n in range(60)]
OTHERS = [observed(n) for n in range(60, 90)]
# Seed and batch size of each order: one by one, a few, all at once.
ORDERS = [(seed, (1, 7, 60)[seed % 3]) for seed in range(soaked(3, 20))]


@pytest.fixture
def store(empty_graph: Driver, neo4j_settings: Settings) -> GraphStore:
    made = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    made.ensure_schema()
    return made


def put(store: GraphStore, articles: Sequence[ObservedArticle], batch_size: int) -> None:
    for start in range(0, len(articles), batch_size):
        store.write(write_articles(articles[start : start + batch_size]))


def lines(store: GraphStore) -> list[str]:
    return list(canonical_lines(read_graph(store, internal=True)))


@pytest.fixture(scope="module")
def expected(driver: Driver, neo4j_settings: Settings) -> list[str]:
    """The graph of all articles, put in at once."""
    wipe(driver, neo4j_settings)
    store = GraphStore(driver, neo4j_settings.neo4j_database)
    store.ensure_schema()
    put(store, ARTICLES, len(ARTICLES))
    return lines(store)


def test_deleting_everything_leaves_nothing(store: GraphStore) -> None:
    put(store, ARTICLES, len(ARTICLES))
    assert lines(store)
    store.write(delete_articles([o.article.id for o in ARTICLES]))
    assert lines(store) == []


@pytest.mark.parametrize(("seed", "batch_size"), ORDERS)
def test_order_and_batches_do_not_matter(store: GraphStore, expected: list[str], seed: int, batch_size: int) -> None:
    shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))
    put(store, shuffled, batch_size)
    assert lines(store) == expected


def test_importing_again_changes_nothing(store: GraphStore, expected: list[str]) -> None:
    put(store, ARTICLES, 20)
    change = store.write(write_articles(ARTICLES[::2]))
    assert (change.changed, len(change.unchanged)) == ((), 30)
    put(store, [replace(o, extractor="older") for o in ARTICLES[::2]], 10)
    put(store, ARTICLES, 10)
    assert lines(store) == expected


def test_what_older_rules_decided_leaves_no_trace(
    store: GraphStore, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def by_first_letter(a: Name, b: Name) -> Decision | None:
        first, second = sorted((a.id, b.id))
        same = a.type is b.type and a.surface[:1] == b.surface[:1]
        return Decision(first, second, "older", 1.0, ("the first letter",)) if same else None

    with monkeypatch.context() as older:
        older.setattr("kg.write.replacing.rules_version", lambda: "older")
        older.setattr("kg.write.names.decide", by_first_letter)
        older.setattr("kg.graph.joining.relation", lambda a, b: "disputes" if a.kind == b.kind == "plan" else None)
        put(store, [replace(o, extractor="older") for o in ARTICLES], 20)
    assert lines(store) != expected
    put(store, ARTICLES, 7)
    assert lines(store) == expected


def test_what_was_deleted_leaves_no_trace(store: GraphStore, expected: list[str]) -> None:
    everything = [*ARTICLES, *OTHERS]
    put(store, random.Random(5).sample(everything, len(everything)), 20)
    store.write(delete_articles([o.article.id for o in OTHERS]))
    assert lines(store) == expected


def test_what_was_replaced_leaves_no_trace(store: GraphStore, expected: list[str]) -> None:
    put(store, [observed(n, version="（旧稿）") for n in range(60)], 30)
    put(store, ARTICLES, 20)
    assert lines(store) == expected
