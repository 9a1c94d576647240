"""Figures on a real graph: one of two sources, revised, disputed; a series as table, CSV, JSON and a drawn line."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from neo4j import Driver

from kg.graph.observing import observe
from kg.models import Article, ArticleEntity, EntityType, Extraction, Figure, MentionSpan
from kg.offline.graph import graph_of
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.write.articles import write_articles
from tests.integration.cli.conftest import Kg

FIRM, MARKET = "远山储能", "储能市场"
# id, day, source, [(subject, indicator, value, number, unit, period, change, change_number)]
Told = tuple[str, str, str, float, str, str | None, str | None, float | None]
NEWS: list[tuple[str, str, str, list[Told]]] = [
    ("a1", "2025-04-20", "甲报", [(FIRM, "营业收入", "2.5亿元", 2.5e8, "元", "2025-Q1", "同比增长12%", 12.0)]),
    ("a2", "2025-04-21", "乙报", [(FIRM, "营收", "2.496亿元", 2.496e8, "元", "2025-Q1", None, None)]),
    ("a3", "2025-07-20", "甲报", [(FIRM, "营业收入", "3.1亿元", 3.1e8, "元", "2025-Q2", None, None)]),
    ("a4", "2025-07-21", "乙报", [(FIRM, "营业收入", "2.9亿元", 2.9e8, "元", "2025-Q2", None, None)]),
    ("a5", "2025-07-20", "甲报", [(FIRM, "销量", "249万套", 2.49e6, "套", "2025-H1", None, None)]),
    ("a6", "2025-08-02", "甲报", [(FIRM, "销量", "251万套", 2.51e6, "套", "2025-H1", None, None)]),
    ("a7", "2025-08-03", "丙报", [(MARKET, "装机", "12吉瓦", 12.0, "吉瓦", "2025-H1", "增长30%", 30.0)]),
]


def read(identifier: str, day: str, source: str, told: list[Told]) -> tuple[Article, Extraction]:
    lines = [f"{s}{i}{v}{c or ''}" for s, i, v, _, _, _, c, _ in told]
    article = Article(
        id=identifier, title=f"新闻{identifier}", content="。".join([FIRM, *lines]), published=day,
        published_basis="field", source=source,
    )  # fmt: skip
    at = article.text.index(FIRM)
    spans = (MentionSpan(surface=FIRM, start=at, end=at + len(FIRM)),)
    firm = ArticleEntity(type=EntityType.COMPANY, name=FIRM, mentions=(FIRM,), mention_spans=spans)
    figures = [
        Figure(
            text=line, start=article.text.index(line), end=article.text.index(line) + len(line), subject=s, indicator=i,
            value=v, number=n, unit=u, period=p, change=c, change_number=cn,
        )
        for line, (s, i, v, n, u, p, c, cn) in zip(lines, told, strict=True)
    ]  # fmt: skip
    return article, Extraction.of_article(identifier, [firm], figures)


@pytest.fixture
def told(kg: Kg, empty_graph: Driver, neo4j_settings: Settings) -> Kg:
    store = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    store.ensure_schema()
    store.write(write_articles([observe(*read(*one), "test") for one in NEWS]))
    return kg


def rows(kg: Kg, *arguments: str) -> list[dict[str, Any]]:
    done = kg("figures", *arguments, "--format", "csv")
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(done.stdout.splitlines()))


def test_two_sources_of_a_figure_are_one_and_what_differs_stands_beside(told: Kg) -> None:
    found = {(row["period"], row["value"]): row["articles"] for row in rows(told, FIRM, "--indicator", "营收")}
    assert found == {("2025-Q1", "2.5亿元"): "2", ("2025-Q2", "3.1亿元"): "1", ("2025-Q2", "2.9亿元"): "1"}
    series = json.loads(told("figures", FIRM, "--format", "json").stdout)
    points = {(p["period"], p["value"]): p for one in series for p in one["points"]}
    assert points["2025-Q2", "3.1亿元"]["disputes"] == ["2.9亿元"]
    assert points["2025-H1", "249万套"]["revised"] is True
    assert points["2025-H1", "251万套"]["revised"] is False
    assert [s["article"] for s in points["2025-Q1", "2.5亿元"]["sources"]] == ["a1", "a2"]


def test_the_graph_in_memory_has_the_same_ties(told: Kg) -> None:
    graph = graph_of([read(*one) for one in NEWS])
    assert sorted(e.type for e in graph.edges if e.type in ("REVISES", "DISPUTES")) == ["DISPUTES", "REVISES"]
    assert sum("Figure" in node.labels for node in graph.nodes) == 6


def test_times_and_measures_choose(told: Kg) -> None:
    assert {row["period"] for row in rows(told, FIRM, "--from", "2025-04", "--to", "2025-06")} == {"2025-Q2", "2025-H1"}
    assert rows(told, FIRM, "--indicator", "毛利率") == []
    assert [row["value"] for row in rows(told, MARKET)] == ["12吉瓦"]
    for bad in (("--from", "今年"), ("--from", "2026", "--to", "2025")):
        done = told("figures", FIRM, *bad)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
    assert told("figures", "无此名称").returncode != 0


def test_a_series_is_drawn_without_what_was_revised(told: Kg, tmp_path: Path) -> None:
    done = told("figures", FIRM, "--format", "svg", "--out", tmp_path / "line.svg")
    assert done.returncode == 0, done.stderr
    drawn = ElementTree.parse(tmp_path / "line.svg").getroot()
    words = [text.text or "" for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert f"{FIRM} 营业收入（亿元）" in words
    assert "249万套" not in words
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}circle"))) == 4


def test_figures_stand_first_in_the_dossier_and_are_found(told: Kg) -> None:
    page = told("dossier", FIRM).stdout
    assert page.index("## Figures") == page.index("## ")
    assert "2.5亿元" in page
    assert "3.1亿元" in told("timeline", FIRM).stdout
    assert "营业收入" in told("search", "营业收入", "--type", "figure").stdout
    assert len(json.loads(told("disputes", "--json").stdout)) == 1
