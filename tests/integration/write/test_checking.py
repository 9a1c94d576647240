"""Verdicts in the graph: the same whichever of report and article came first, and gone with the article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from neo4j import Driver

from kg.ask.export import read_graph
from kg.ask.questions import ask
from kg.graph.observing import observe
from kg.judge.applying import withdraw_judgements
from kg.judge.deciding import reject_fact
from kg.judge.splitting import By
from kg.models import Article, EntityType, Report
from kg.resolve import judgement_id
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.store.queries import find_saved_query
from kg.views.exports import canonical_lines
from kg.write.articles import delete_articles, write_articles, write_reports
from kg.write.proving import Grounding, prove_facts, prove_graph
from loaders.options import LoadOptions
from loaders.report import read_report
from tests.invented import make_article, make_extraction

CONTENT = "星河汽车有限公司计划到2028年在欧洲开设300家门店。星河汽车副总经理赵志远表示，公司正从卖产品向提供服务转变。"
ARTICLE = make_article("a1", CONTENT, title="星河汽车公布出海计划")
TEXT = """标题：星河汽车公布出海计划
6. 主体行为
   - 计划在欧洲开设300家门店
   - 星河汽车计划在欧洲开设500家门店
   - 台风昨夜在海南登陆
"""
REPORT = read_report(TEXT, "test", LoadOptions(kind="report"))


@pytest.fixture
def store(empty_graph: Driver, neo4j_settings: Settings) -> GraphStore:
    made = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    made.ensure_schema()
    return made


def put_article(store: GraphStore, article: Article = ARTICLE) -> None:
    names = {EntityType.COMPANY: [("星河汽车有限公司", "星河汽车")], EntityType.PERSON: [("赵志远",)]}
    statements = [("公司正从卖产品向提供服务转变", "赵志远", "表示")]
    extraction = make_extraction(article, names, statements=statements if "转变" in article.text else ())
    store.write(write_articles([observe(article, extraction, "test")]))


def put_plan(store: GraphStore, article: Article = ARTICLE) -> None:
    """Put the article in with the plan that its first sentence states."""
    names = {EntityType.COMPANY: [("星河汽车有限公司", "星河汽车")], EntityType.PERSON: [("赵志远",)]}
    plans = [("计划到2028年在欧洲开设300家门店", "星河汽车有限公司", "2028")]
    store.write(write_articles([observe(article, make_extraction(article, names, plans=plans), "test")]))


def put_report(store: GraphStore, report: Report = REPORT) -> None:
    store.write(write_reports([report]))


def verdicts(store: GraphStore) -> list[str]:
    _, rows = store.query("MATCH (c:Claim) RETURN c.verdict ORDER BY c.start", {})
    return [row[0] for row in rows]


def saved(store: GraphStore, query: str, **values: Any) -> list[dict[str, Any]]:
    columns, rows = store.query(find_saved_query(query).text, values)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def lines(store: GraphStore) -> list[str]:
    return list(canonical_lines(read_graph(store, internal=True)))


def test_claims_have_verdicts_with_the_articles_characters(store: GraphStore) -> None:
    put_article(store)
    put_report(store)
    assert verdicts(store) == ["supported", "contradicted", "not found"]
    [row] = saved(store, "contradicted_claims", limit=10)
    assert (row["should_be"], row["article_says"]) == ("300家门店", "300家门店")
    assert ARTICLE.text[row["start"] : row["end"]] == row["article_says"]
    [rate] = saved(store, "reports_by_grounding")
    assert (rate["grounding"], rate["supported"], rate["contradicted"]) == (0.333, 1, 1)
    [about] = saved(store, "unsupported_about", name="星河汽车")
    assert about["verdict"] == "contradicted"


def test_reasons_are_kept_as_codes_and_told_in_words(store: GraphStore) -> None:
    put_article(store)
    put_report(store)
    [[kept]] = store.query("MATCH (c:Claim {verdict: 'contradicted'}) RETURN properties(c)", {})[1]
    assert (kept["reason"], kept["reasons"]) == ("other number", ["other number"])
    assert (kept["reasons_claim"], kept["reasons_article"]) == (["500家门店"], ["300家门店"])
    columns, [row] = ask(store, "contradicted_claims", {})
    assert row[columns.index("reason")] == "the article says 300家门店, not 500家门店"
    older = "MATCH (c:Claim {verdict: 'contradicted'}) REMOVE c.reasons, c.reasons_claim, c.reasons_article SET c.reason = $words"
    store.query(older, {"words": "the article says 300家门店"}, write=True)
    columns, [row] = ask(store, "contradicted_claims", {})
    assert row[columns.index("reason")] == "the article says 300家门店"


def test_what_was_read_in_the_article_serves_the_check(store: GraphStore) -> None:
    put_article(store)
    text = TEXT + "   - 林溪：公司正从卖产品向提供服务转变\n   - 赵志远：公司正从卖产品向提供服务转变\n"
    put_report(store, read_report(text, "test", LoadOptions(kind="report")))
    assert verdicts(store)[3:] == ["not found", "supported"]


@pytest.mark.parametrize(
    "steps",
    [
        (put_report, put_article),
        (put_article, put_report, put_report),
        (put_report, put_article, put_article),
        (put_article, put_report, lambda store: store.write(delete_articles(["a1"])), put_article),
        (
            lambda store: put_article(store, make_article("a1", "旧稿。" * 9, title=ARTICLE.title)),
            put_report,
            put_article,
        ),
    ],
)
def test_verdicts_depend_on_no_order(store: GraphStore, steps: tuple[Callable[[GraphStore], None], ...]) -> None:
    put_article(store)
    put_report(store)
    expected = lines(store)
    store.write(delete_articles(["a1", REPORT.id]))
    assert lines(store) == []
    for step in steps:
        step(store)
    assert lines(store) == expected


def test_without_its_article_a_report_has_no_source(store: GraphStore) -> None:
    put_article(store)
    put_report(store)
    store.write(delete_articles(["a1"]))
    assert set(verdicts(store)) == {"no source"}
    assert saved(store, "contradicted_claims", limit=10) == []


TIES = """MATCH (c:Claim)-[v:SUPPORTED_BY|CONTRADICTED_BY]->(f:Fact)-[:EVIDENCED_BY]->(a:Article)
RETURN c.start, type(v), f.id, v.start, v.end, v.quote, a.text ORDER BY c.start, v.start"""


def test_claims_rest_on_facts_by_the_characters_that_both_have(store: GraphStore) -> None:
    put_plan(store)
    put_report(store)
    _, rows = store.query(TIES, {})
    assert [row[1] for row in rows] == ["SUPPORTED_BY", "CONTRADICTED_BY"]
    assert all(text[start:end] == quote for *_, start, end, quote, text in rows)
    assert rows[0][5].endswith("在欧洲开设300家门店")
    assert rows[1][5] == "300家门店"
    assert prove_graph(store).holds


def test_ties_to_facts_depend_on_no_order_and_follow_the_facts(store: GraphStore) -> None:
    other = make_article("a0", f"本报讯。{CONTENT}", title="别的标题")
    put_plan(store)
    put_report(store)
    alone = lines(store)
    _, [fact, *_] = store.query("MATCH (p:Plan) RETURN p.id", {})
    put_plan(store, other)
    both = lines(store)
    assert store.query(TIES, {})[1]
    store.write(delete_articles(["a0"]))
    assert lines(store) == alone
    rejected = store.write(reject_fact(fact[0], By("tester", "2025-11-02"))).added
    assert store.query(TIES, {})[1] == []
    store.write(withdraw_judgements([judgement_id(j) for j in rejected]))
    assert lines(store) == alone
    store.write(delete_articles(["a1", REPORT.id]))
    put_report(store)
    put_plan(store, other)
    put_plan(store)
    assert lines(store) == both


def test_facts_are_proved_by_the_articles_that_they_are_from(store: GraphStore) -> None:
    put_plan(store)
    assert prove_facts(store, ["a1", "no such article"]) == Grounding(1)
    store.query("MATCH (p:Plan) SET p.quantities = ['900家']", {}, write=True)
    assert prove_facts(store, ["a1"]).rate == 0.0
    assert prove_facts(store, []).rate is None


def test_unsupported_claims_are_no_facts(store: GraphStore) -> None:
    put_article(store)
    before = store.query("MATCH (f:Fact) RETURN count(f)", {})
    put_report(store)
    assert store.query("MATCH (f:Fact) RETURN count(f)", {}) == before


def test_the_graph_is_proved_and_what_was_tampered_with_is_found(store: GraphStore) -> None:
    put_article(store)
    put_report(store)
    proof = prove_graph(store)
    assert proof.holds
    assert (proof.articles, proof.grounding) == (1, 1.0)
    assert proof.spans >= 4
    store.query("MATCH (a:Article) SET a.text = replace(a.text, '300', '900')", {}, write=True)
    proof = prove_graph(store)
    assert not proof.holds
    assert len(proof.changed) == 1
    assert any("300家门店" in problem for problem in proof.problems)
    assert proof.grounding < 1.0


def test_a_fact_without_evidence_is_counted(store: GraphStore) -> None:
    # as kg writes one; the other is another program's
    store.query("CREATE (:Fact {id: 'fact:x', search_text: 'x'}), (:Fact {id: 'fact:y'})", {}, write=True)
    assert prove_graph(store).unfounded == ["fact:x"]
