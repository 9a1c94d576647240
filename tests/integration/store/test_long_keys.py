"""Nothing is too long for the graph: keys that an index can't hold are cut, and found by the whole as before."""

from __future__ import annotations

import pytest
from neo4j import Driver

from kg.ask.lookup import find_entities
from kg.graph.observing import observe
from kg.judge.deciding import merge_names, reject_fact
from kg.judge.splitting import By
from kg.models import Article, EntityType, Extraction, bounded_key
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.write.articles import delete_articles, write_articles, write_reports
from loaders.options import LoadOptions
from loaders.report import read_report
from tests.invented import make_extraction

BY = By("tester", "2025-01-01T00:00:00")


@pytest.fixture
def store(empty_graph: Driver, neo4j_settings: Settings) -> GraphStore:
    made = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    made.ensure_schema()
    return made


def long(word: str, length: int, ending: str = "") -> str:
    """Return a text of that many characters that begins with the word and ends so."""
    return (word * (length // len(word) + 1))[: length - len(ending)] + ending


def long_article(length: int, ending: str = "甲") -> tuple[Article, Extraction]:
    """Return an article in which all that can be long is."""
    firm, person = long("鹭汀新能源科技", length, ending + "公司"), long("林溪", length, ending)
    policy, place = long("储能电站安全管理", length, ending + "办法"), long("青屿", length, ending + "市")
    office, subject = long("能源监督", length, ending + "局"), long("储能电站运营", length, ending + "企业")
    said, plan = long("公司今年的订单比去年多", length, ending), long("计划到2028年建成三座工厂", length, ending)
    title, post = long("鹭汀公布建厂计划", length, ending), long("董事长", length, ending)
    content = (
        f"{firm}{post}{person}表示，{said}。\n{firm}{plan}。\n{office}在{place}发布《{policy}》，{subject}应当检测。"
    )
    article = Article(
        id=long("wire/", length, ending), title=title, content=content, published="2025-06-01",
        published_basis="field", url="https://example.org/" + long("a", length, ending),
        source=long("澜海日报", length, ending), author=long("苏晴", length, ending),
    )  # fmt: skip
    entities = {
        EntityType.COMPANY: [[firm]],
        EntityType.PERSON: [[person]],
        EntityType.POLICY: [[f"《{policy}》"]],
        EntityType.REGION: [[place]],
        EntityType.ORGANIZATION: [[office]],
    }
    return article, make_extraction(
        article,
        entities,
        affiliations=[(f"{firm}{post}{person}", person, post, firm)],
        statements=[(said, person, "表示")],
        plans=[(plan, firm, "2028")],
        regulations=[(f"{subject}应当检测", f"《{policy}》", office, (subject,))],
    )


def long_report(headline: str, length: int) -> str:
    claim = long("公司今年的订单比去年多", length, "甲")
    return (
        f"新闻标题：{headline}\n\n1. 时间\n- 2025年6月1日\n\n2. 事件主体\n- 鹭汀新能源科技\n\n3. 核心观点\n- {claim}\n"
    )


@pytest.mark.parametrize("length", [2_800, 10_000, 40_000])
def test_an_article_is_whole_however_long_its_names_are(store: GraphStore, length: int) -> None:
    article, extraction = long_article(length)
    twin = long_article(length, "乙")
    for each, found in ((article, extraction), twin):
        store.write(write_articles([observe(each, found, "v")]))
    counts = {row["label"]: row["count"] for row in store.rows("read/counts", min=0.0)}
    assert {counts[label] for label in ("Article", "Company", "Person", "Policy", "Region", "Organization")} == {2}
    assert {counts[label] for label in ("Subject", "Plan", "Statement", "Regulation", "Affiliation")} == {2}
    assert article.id != twin[0].id
    text = store.rows("read/article_texts", ids=[article.id])[0]["text"]
    assert text == article.text  # what is looked up is cut; what is read is not
    store.write(write_articles([observe(article, extraction, "v")]))
    assert {row["label"]: row["count"] for row in store.rows("read/counts", min=0.0)} == counts

    for entity in extraction.entities:
        (found,) = find_entities(store, entity.name)
        assert found["type"] == entity.type
    _, sayings = store.query("MATCH (s:Statement) RETURN s.id, s.text ORDER BY s.text", {})
    assert {text for _, text in sayings} == {extraction.statements[0].text, twin[1].statements[0].text}

    store.write(delete_articles([bounded_key(long("wire/", length, "甲"))]))
    store.write(delete_articles([twin[0].id]))
    assert not any(row["count"] for row in store.rows("read/counts", min=0.0))


@pytest.mark.parametrize("length", [2_800, 11_000])
def test_a_report_finds_its_article_by_a_long_headline(store: GraphStore, length: int) -> None:
    article, extraction = long_article(length)
    report = read_report(long_report(article.title, length), "here", LoadOptions())
    other = read_report(long_report(article.title[:-1] + "丁", length), "here", LoadOptions())
    store.write(write_articles([observe(article, extraction, "v")]))
    _, linked = store.write(write_reports([report, other]))
    assert linked == {report.id: article.id, other.id: None}
    (row,) = store.rows("read/claims_to_check", ids=[report.id])
    texts = [row["report_text"][claim["start"] : claim["end"]] for claim in row["claims"]]
    assert texts == [claim.text for claim in report.claims]
    verdicts = store.query(
        "MATCH (:Report {id: $id})-[:CLAIMS]->(c) WHERE c.text STARTS WITH '公司今年' RETURN c.verdict",
        {"id": report.id},
    )[1]
    assert verdicts == [["supported"]]

    named = LoadOptions(article_id=article.id)
    by_id = read_report(long_report("另一个标题", length), "here", named)
    assert store.write(write_reports([by_id]))[1] == {by_id.id: article.id}


def test_judgements_bind_long_names_and_sayings(store: GraphStore) -> None:
    article, extraction = long_article(10_000)
    twin = long_article(10_000, "乙")
    store.write(write_articles([observe(article, extraction, "v"), observe(*twin, "v")]))
    one, other = (next(e.name for e in x.entities if e.type is EntityType.COMPANY) for x in (extraction, twin[1]))
    store.write(merge_names(one, other, None, BY))
    assert find_entities(store, one) == find_entities(store, other)
    (fact,) = store.query("MATCH (s:Statement) WHERE s.text ENDS WITH '甲' RETURN s.id", {})[1]
    store.write(reject_fact(fact[0], BY))
    assert store.query("MATCH (s:Statement) RETURN count(s)", {})[1] == [[1]]


def test_a_key_is_its_own_key_and_tells_long_texts_apart() -> None:
    one, other = "字" * 9_000 + "甲", "字" * 9_000 + "乙"
    assert bounded_key(one) != bounded_key(other)
    assert bounded_key(bounded_key(one)) == bounded_key(one)
    assert len(bounded_key(one).encode()) <= 8_000
    assert bounded_key("字" * 2_666) == "字" * 2_666
