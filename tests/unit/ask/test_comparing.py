"""Two entities side by side: what stands in which row, and tables whose Chinese is wrapped by columns."""

from __future__ import annotations

import re
from typing import Any

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len
from selectolax.lexbor import LexborHTMLParser

from kg.ask.comparing import Pair
from kg.messages import use_language
from kg.views.comparison import Comparison, comparison_markdown, comparison_rows, render_comparison
from kg.views.ties import Change, Party, Source, Tie

A, B = (
    Party("company:青川", "青川电气", "company", articles=5),
    Party("company:白石", "白石动力", "company", articles=3),
)
LEFT, STAYS = Party("person:陆", "陆离", "person"), Party("person:温", "温故", "person")
BANK, HERE = Party("company:行", "汇川银行", "company"), Party("region:此", "青川省", "region")
PARTIES = {party.id: party for party in (A, B, LEFT, STAYS, BANK, HERE)}


def tie(id: str, kind: str, text: str, day: str, roles: list[tuple[Party, str]], **more: Any) -> Tie:
    source = Source(f"a{id}", "标题", 0, len(text), text, published=day)
    return Tie(id, kind, text, tuple((party.id, role) for party, role in roles), (source,), **more)


def post(id: str, who: Party, where: Party, title: str, day: str, change: str | None = None) -> Tie:
    return tie(id, "affiliation", f"{title}", day, [(who, "HOLDS"), (where, "AT")], title=title, change=change)


def figure(id: str, who: Party, indicator: str, period: str | None, value: str) -> Tie:
    return tie(id, "figure", f"{indicator}{value}", "2025-05-01", [(who, "REPORTED")], indicator=indicator, period=period, value=value)  # fmt: skip


TIES = [
    post("1", LEFT, A, "总裁", "2025-01-01"),
    post("2", LEFT, A, "总裁", "2025-06-01", "ends"),
    post("3", LEFT, B, "总裁", "2025-06-02", "begins"),
    post("4", STAYS, A, "董事长", "2025-01-01"),
    tie("5", "plan", "青川电气将建成5座电站", "2025-01-01", [(A, "PLANS"), (BANK, "ABOUT")], due="2026-06",
        revised_by=(Change("6", "3座", ("5座 -> 3座",)),)),
    tie("6", "plan", "青川电气将建成3座电站", "2025-02-01", [(A, "PLANS")], due="2027",
        revises=(Change("5", "5座", ("5座 -> 3座",)),)),
    tie("7", "plan", "白石动力将开业", "2025-02-01", [(B, "PLANS"), (BANK, "ABOUT"), (HERE, "ABOUT")], due="2027-03"),
    tie("8", "plan", "青川电气将扩产", "2025-02-01", [(A, "PLANS"), (HERE, "ABOUT")]),
    figure("9", A, "营收", "2024", "2亿元"),
    figure("10", B, "营业收入", "2024", "3亿元"),
    figure("11", A, "毛利率", "2024", "12%"),
    tie("12", "statement", "白石动力是对手", "2025-03-01", [(STAYS, "STATES"), (B, "ABOUT")], verb="表示"),
    tie("13", "statement", "白石动力很好", "2025-06-10", [(LEFT, "STATES"), (B, "ABOUT")], verb="说"),
    tie("14", "statement", "青川电气也好", "2025-06-11", [(LEFT, "STATES"), (A, "ABOUT")], verb="说"),
]  # fmt: skip


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return Pair(PARTIES, TIES, A.id, B.id).compared(2)


def rows(compared: Comparison, name: str) -> dict[str, tuple[list[str], list[str]]]:
    [section] = [section for section in compared.sections if section.name == name]
    return {row.key: ([i.text for i in row.a], [i.text for i in row.b]) for row in section.rows}


def test_posts_stand_by_title_with_their_last_word(compared: Comparison) -> None:
    assert rows(compared, "posts") == {
        "总裁": (["陆离 until 2025-06-01"], ["陆离 since 2025-06-02"]),
        "董事长": (["温故"], []),
    }


def test_plans_stand_by_year_and_a_revised_one_once(compared: Comparison) -> None:
    assert rows(compared, "plans") == {
        "2027": (["青川电气将建成3座电站 [revised: 5座 -> 3座]"], ["2027-03: 白石动力将开业"]),
        "no date": (["青川电气将扩产"], []),
    }


def test_figures_of_one_measure_stand_beside_each_other_first(compared: Comparison) -> None:
    found = rows(compared, "figures")
    assert list(found) == ["营收 2024", "毛利率 2024"]
    assert found["营收 2024"] == (["2亿元"], ["3亿元"])


def test_partners_are_tied_to_both_and_no_places(compared: Comparison) -> None:
    found = rows(compared, "partners")
    assert found["汇川银行"] == (["1 plan"], ["1 plan"])
    assert "青川省" not in found
    assert found["温故"] == (["1 post"], ["1 statement"])
    assert found["陆离"] == (["2 posts, 1 statement"], ["1 post, 1 statement"])


def test_what_people_say_counts_for_where_they_have_a_post_then(compared: Comparison) -> None:
    assert rows(compared, "statements") == {
        "2025-03-01": (["温故 表示: 白石动力是对手"], []),
        "2025-06-11": ([], ["陆离 说: 青川电气也好"]),
    }


def test_a_table_fits_and_cuts_no_character(compared: Comparison) -> None:
    lines = list(render_comparison(compared, 60, 20))
    assert max(map(cell_len, lines)) <= 60
    start = next(n for n, line in enumerate(lines) if line.startswith("2027"))
    assert lines[start].startswith("2027     青川电气将建成3座电站")
    assert not any(line.lstrip().startswith(("，", "。", "）", "]")) for line in lines)
    assert "1 of 2 shown; --limit 2 shows all" in list(render_comparison(compared, 60, 1))


def test_rows_pair_what_both_have_and_markdown_holds_texts(compared: Comparison) -> None:
    found = list(comparison_rows(compared))
    assert ["figures", "营收 2024", "青川电气", "2亿元 (2025-05-01)", "白石动力", "3亿元 (2025-05-01)"] in found
    page = LexborHTMLParser(MarkdownIt("gfm-like", {"linkify": False}).render(comparison_markdown(compared)))
    assert [h.text() for h in page.css("h2")] == [section.title for section in compared.sections]
    assert len(page.css("tbody tr")) == sum(len(section.rows) for section in compared.sections) == 11


def test_the_object_has_each_fact_with_its_characters(compared: Comparison) -> None:
    made = compared.as_object()
    assert (made["a"]["name"], made["b"]["name"], made["articles_of_both"]) == ("青川电气", "白石动力", 2)
    [row] = [row for row in made["figures"] if row["figure"] == "营收 2024"]
    [item] = row["a"]
    assert (item["fact"], item["text"]) == ("9", "2亿元")
    assert item["sources"] == [
        {"article": "a9", "title": "标题", "published": "2025-05-01", "start": 0, "end": 5, "quote": "营收2亿元"}
    ]


def test_facts_of_articles_without_a_day_are_told_too() -> None:
    undated = Source("a", "标题", 0, 4, "计划扩产")
    ties = [
        Tie("1", "plan", "计划扩产", ((A.id, "PLANS"),), (undated,)),
        Tie("2", "statement", "白石动力很好", ((A.id, "STATES"), (B.id, "ABOUT")), (undated,), verb="说"),
    ]
    made = Pair(PARTIES, ties, A.id, B.id).compared(1)
    assert rows(made, "plans") == {"no date": (["计划扩产"], [])}
    assert rows(made, "statements") == {"no date": (["青川电气 说: 白石动力很好"], [])}
    assert next(item.told() for side in made.sections for row in side.rows for item in row.a) == "计划扩产"


def test_nothing_known_is_said() -> None:
    lines = list(render_comparison(Pair(PARTIES, [], A.id, B.id).compared(0), 80, 20))
    assert lines[-1] == "No fact of either is known in this time and as sure."


def test_a_table_is_in_the_language_of_people_and_csv_in_english(compared: Comparison) -> None:
    rows = list(comparison_rows(compared))
    use_language("zh")
    try:
        table, page = "\n".join(render_comparison(compared, 100, 20)), comparison_markdown(compared)
        assert list(comparison_rows(compared)) == rows
    finally:
        use_language("en")
    for part in (
        "同时提到双方的文章：2 篇",
        "各年计划",
        "［修改：5座 -> 3座］",
        "无日期",
        "2 项任职，1 项表态",
        "温故表示：白石动力是对手",
    ):
        assert part in table
    assert "| 职务 | 青川电气 | 白石动力 |" in page
    assert re.findall("[a-z]{3,} [a-z]{2,}", table + page) == []
