"""What concerns a place inside another concerns that one too, on a real graph; judgements and deletions are heeded."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
from neo4j import Driver

from kg.graph.observing import observe
from kg.models import Article, ArticleEntity, EntityType, Extraction, Figure, MentionSpan, Plan
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.write.articles import write_articles
from tests.integration.cli.conftest import Kg

# id, day, the place, its plan
NEWS = [
    ("a1", "2025-01-01", "海南省", "海南省计划建成充电网"),
    ("a2", "2025-02-01", "海口", "海口计划建成20座充电站"),
    ("a3", "2025-03-01", "海口市", "海口市计划建成会展中心"),
    ("a4", "2025-04-01", "三亚", "三亚计划扩建机场"),
    ("a5", "2025-05-01", "广州", "广州计划扩建港口"),
    ("a6", "2025-06-01", "奥斯陆", "奥斯陆计划建成车库"),
    ("a7", "2025-07-01", "挪威", "挪威计划建成电站"),
]


def read(identifier: str, day: str, place: str, plan: str) -> tuple[Article, Extraction]:
    article = Article(
        id=identifier, title=f"新闻{identifier}", content=f"{plan}。", published=day, published_basis="field"
    )
    at = article.text.index(plan)
    spans = (MentionSpan(surface=place, start=at, end=at + len(place)),)
    entity = ArticleEntity(type=EntityType.REGION, name=place, mentions=(place,), mention_spans=spans)
    told = Plan(text=plan, start=at, end=at + len(plan), confidence=0.9, actor=place)
    figure = Figure(text=plan, start=at, end=at + len(plan), confidence=0.9, subject=place, indicator="电站", value="20座", number=20.0, unit="座")  # fmt: skip
    return article, Extraction.of_article(identifier, [entity], [told, *([figure] if place == "海口" else [])])


@pytest.fixture
def placed(kg: Kg, empty_graph: Driver, neo4j_settings: Settings) -> Kg:
    store = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    store.ensure_schema()
    store.write(write_articles([observe(*read(*one), "test") for one in NEWS]))
    return kg


def shown(kg: Kg, name: str) -> dict[str, Any]:
    done = kg("show", name, "--json")
    assert done.returncode == 0, done.stderr
    [record] = json.loads(done.stdout)
    return cast("dict[str, Any]", record)


def test_what_concerns_a_city_counts_for_its_province(placed: Kg) -> None:
    record = shown(placed, "海南")
    assert {place["name"]: place["articles"] for place in record["inside"]} == {"海口市": 2, "三亚": 1}
    plans = {fact["text"]: fact["place"] for fact in record["facts"] if fact["kind"] == "Plan"}
    assert plans == {
        "海南省计划建成充电网": None, "海口计划建成20座充电站": "海口市", "海口市计划建成会展中心": "海口市", "三亚计划扩建机场": "三亚",
    }  # fmt: skip
    assert {m["article"]: m["place"] for m in record["mentions"]} == {
        "a1": None,
        "a2": "海口市",
        "a3": "海口市",
        "a4": "三亚",
    }
    assert "Mentioned in 4 article(s), 3 of them only by a place inside it" in placed("show", "海南").stdout
    assert shown(placed, "海口")["inside"] == []
    assert [place["name"] for place in shown(placed, "挪威")["inside"]] == ["奥斯陆"]


def test_timeline_dossier_and_report_of_a_place_have_the_places_inside(placed: Kg) -> None:
    [line] = json.loads(placed("timeline", "海南", "--json").stdout)
    assert [fact["place"] for fact in line["facts"]] == [None, "海口市", "海口市", "海口市", "三亚"]
    page = placed("dossier", "海南", "--format", "text").stdout
    assert "三亚: 三亚计划扩建机场" in page
    assert "海口市: 2 article(s)" in page
    assert "广州" not in page
    [report] = json.loads(placed("report", "--about", "海南", "--format", "json").stdout)
    assert "三亚计划扩建机场" in [one["text"] for one in report["lines"]]
    # a figure of 海口 is none of 海南
    assert json.loads(placed("figures", "海南", "--format", "json").stdout) == []


def test_judgements_and_deletions_are_heeded(placed: Kg) -> None:
    assert placed("delete", "a4", "--yes").returncode == 0
    assert [place["name"] for place in shown(placed, "海南")["inside"]] == ["海口市"]
    assert placed("retype", "海口", "--type", "organization").returncode == 0
    assert shown(placed, "海南")["inside"] == []
