"""Two people of one name in one article, by a person's judgement: made, taken back, and whichever comes first."""

from __future__ import annotations

import pytest
from neo4j import Driver

from kg.ask.export import read_graph
from kg.ask.lookup import find_entities
from kg.graph.observing import observe
from kg.judge.applying import add_judgements, withdraw_judgements
from kg.judge.deciding import merge_names
from kg.judge.splitting import By, split_name
from kg.models import EntityType, Judgement, ObservedArticle
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.store.judgements import all_judgements
from kg.views.exports import canonical_lines
from kg.write.articles import delete_articles, write_articles
from tests.invented import make_article, make_extraction

BY = By("tester", "2025-06-01T10:00:00Z")
SCHOOL, FIRM = "方知行@澄江大学", "方知行@岚川电机"


def seen_at_both(identifier: str) -> ObservedArticle:
    content = "澄江大学教授方知行认为标准不一。岚川电机总裁方知行说，今年会扩产。"
    article = make_article(identifier, content)
    read = make_extraction(
        article,
        {
            EntityType.ORGANIZATION: [("澄江大学",)],
            EntityType.COMPANY: [("岚川电机",)],
            EntityType.PERSON: [("方知行",)],
        },
        affiliations=[
            ("澄江大学教授方知行", "方知行", "教授", "澄江大学"),
            ("岚川电机总裁方知行", "方知行", "总裁", "岚川电机"),
        ],
        statements=[("标准不一", "方知行", "认为"), ("今年会扩产", "方知行", "说")],
    )
    return observe(article, read, "test")


def seen_at_one() -> ObservedArticle:
    article = make_article("one", "岚川电机总裁方知行说，工厂已经投产。")
    read = make_extraction(
        article,
        {EntityType.COMPANY: [("岚川电机",)], EntityType.PERSON: [("方知行",)]},
        affiliations=[("岚川电机总裁方知行", "方知行", "总裁", "岚川电机")],
        statements=[("工厂已经投产", "方知行", "说")],
    )
    return observe(article, read, "test")


ARTICLES = [seen_at_both("both"), seen_at_one()]


@pytest.fixture
def store(empty_graph: Driver, neo4j_settings: Settings) -> GraphStore:
    made = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    made.ensure_schema()
    return made


def lines(store: GraphStore) -> list[str]:
    return list(canonical_lines(read_graph(store, internal=True)))


def said(store: GraphStore) -> dict[str, list[str]]:
    """Return what each person says, by a hash-less mark: the employers that the graph ties the person to."""
    rows = store.query(
        "MATCH (p:Person)-[:STATES]->(s:Statement) "
        "RETURN COLLECT { MATCH (p)-[:HOLDS]->()-[:AT]->(e) RETURN DISTINCT e.name AS n ORDER BY n } AS at, s.text AS text "
        "ORDER BY text",
        {},
    )[1]
    found: dict[str, list[str]] = {}
    for at, text in rows:
        found.setdefault("+".join(at), []).append(text)
    return found


def test_a_split_parts_the_person_of_an_article_and_is_taken_back(store: GraphStore) -> None:
    store.write(write_articles(ARTICLES))
    before = lines(store)
    assert len(find_entities(store, "方知行")) == 1
    change = store.write(split_name(FIRM, SCHOOL, BY))
    assert [(j.kind, j.a, j.b) for j in change.added] == [("different", FIRM, SCHOOL)]
    assert said(store) == {"澄江大学": ["标准不一"], "岚川电机": ["今年会扩产", "工厂已经投产"]}
    parted = lines(store)
    store.write(write_articles([seen_at_both("both")]))
    assert lines(store) == parted, "importing again changes nothing"
    store.write(withdraw_judgements(sorted(store.read(all_judgements))))
    assert lines(store) == before


def test_a_merge_takes_the_split_back_too(store: GraphStore) -> None:
    store.write(write_articles(ARTICLES))
    store.write(split_name(SCHOOL, FIRM, BY))
    store.write(merge_names(SCHOOL, FIRM, None, BY, replace=True))
    assert said(store) == {"岚川电机+澄江大学": ["今年会扩产", "工厂已经投产", "标准不一"]}


def test_judgement_and_articles_come_in_any_order(store: GraphStore) -> None:
    judged = Judgement(kind="different", type=EntityType.PERSON, a=SCHOOL, b=FIRM, user="tester", at=BY.at)  # type: ignore[arg-type]
    store.write(write_articles(ARTICLES))
    store.write(add_judgements([judged]))
    expected = lines(store)
    store.write(delete_articles(["both", "one"]))
    assert lines(store) == []
    for article in reversed(ARTICLES):
        store.write(write_articles([article]))
    assert lines(store) == expected
    store.write(write_articles([seen_at_both("more")]))
    store.write(delete_articles(["more"]))
    assert lines(store) == expected
