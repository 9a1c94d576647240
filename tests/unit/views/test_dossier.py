from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len
from selectolax.lexbor import LexborHTMLParser

from kg.errors import UsageError
from kg.messages import use_language
from kg.views.dossier import Dossier
from kg.views.dossier_formats import render_dossier, render_html, render_markdown, render_text
from kg.views.dossier_page import make_page
from kg.views.folders import write_dossiers
from kg.views.markdown import escape_markdown, link_address
from kg.views.ties import Change, Party, Source, Tie
from tests.unit.views.graphs import HOSTILE

TODAY = date(2026, 1, 1)
FIRM, BOSS = (
    Party("company:砚舟", "砚舟", "company", ("砚舟", "砚舟*储能"), 2, (), "2025-03", "2025-11"),
    Party("person:顾", "顾闻笙", "person"),
)


def make_source(article: str, day: str, *, title: str = "标题", url: str | None = None, start: int = 10) -> Source:
    return Source(article, title, start, start + 4, "四个字符", published=day, origin=article, outlet="报社", url=url)


def make_dossier(*, text: str = "建成三座工厂", title: str = "标题") -> Dossier:
    first, later = (
        make_source("a", "2025-03-12", title=title, url="https://example.com/a中"),
        make_source("b", "2025-11-20"),
    )
    late = Change("plan:2", "推迟", ("target date 2026-12 -> 2027-06",))
    ties = [
        Tie(
            "plan:2",
            "plan",
            "推迟",
            ((FIRM.id, "PLANS"),),
            (later,),
            due="2027-06",
            disputes=(Change("x", "不推迟", ("甲 -> 乙",)),),
        ),
        Tie("plan:1", "plan", text, ((FIRM.id, "PLANS"),), (first, later), due="2026-12", revised_by=(late,)),
        Tie("s", "statement", "进展顺利", ((BOSS.id, "STATES"), (FIRM.id, "ABOUT")), (make_source("b", "2025-11-20", start=20),), verb="表示"),
        Tie("p", "affiliation", "砚舟董事长顾闻笙", ((BOSS.id, "HOLDS"), (FIRM.id, "AT")), (first,), title="董事长"),
        Tie("f1", "figure", "营业收入2亿元", ((FIRM.id, "REPORTED"),), (first,), indicator="营业收入", value="2亿元", period="2024", change="同比增长7%"),
        Tie("f2", "figure", "营业收入3亿元", ((FIRM.id, "REPORTED"),), (later,), indicator="营业收入", value="3亿元", period="2025-H1"),
    ]  # fmt: skip
    return Dossier(FIRM, ties, {party.id: party for party in (FIRM, BOSS)})


def parsed(page: str) -> LexborHTMLParser:
    return LexborHTMLParser(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(page))


def items(page: str) -> list[str]:
    """Return the lines of the lists, each without the list below it."""
    parts = [
        [node.text() for node in item.iter(include_text=True) if node.tag != "ul"] for item in parsed(page).css("li")
    ]
    return [" ".join("".join(part).split()) for part in parts]


def test_each_line_says_how_sure_it_is_where_that_was_measured() -> None:
    made = make_dossier()
    told = [replace(tie, confidence=0.874 if tie.kind == "plan" else None) for tie in made.ties]
    page = render_dossier(Dossier(FIRM, told, made.others), TODAY)
    assert "2027-06, open 推迟 — 2025-11-20, 0.87 sure [2]" in items(page)
    assert page.count(" sure") == 1
    assert " sure" not in render_dossier(made)


def test_a_dossier_has_its_sections_in_order() -> None:
    titles = [title.text() for title in parsed(render_dossier(make_dossier())).css("h2")]
    assert titles == ["Figures", "Plans", "Posts", "What others say of it", "Sources"]


def test_each_line_names_its_sources_and_each_source_its_characters() -> None:
    found = items(render_dossier(make_dossier(), TODAY))
    assert "营业收入 2亿元 (2024, 同比增长7%) [1]; 3亿元 (2025-H1) [2]" in found
    assert "顾闻笙，董事长 — 2025-03-12 [1]" in found
    assert "顾闻笙 表示: 进展顺利 — 2025-11-20 [2]" in found
    assert found.count("「四个字符」 characters 10 to 14") == 2
    assert "「四个字符」 characters 20 to 24" in found
    assert "Also: 砚舟*储能" in found


def test_a_plan_stands_once_with_what_it_was_and_who_disputes_it() -> None:
    page = render_dossier(make_dossier(), TODAY)
    found = items(page)
    assert "before: 建成三座工厂 (target date 2026-12 -> 2027-06) [1, 2]" in found
    assert "disputed: 不推迟 (甲 -> 乙)" in found
    assert page.count("建成三座工厂") == page.count("不推迟") == 1


def test_what_was_said_stands_on_the_line_of_the_plan_that_it_tells() -> None:
    said = Tie("s", "statement", "将推迟投产", ((BOSS.id, "STATES"),), (make_source("b", "2025-11-20"),), verb="表示")
    tie = plan("一", "2025-11-20", "2030")
    tie = replace(tie, sources=(make_source("b", "2025-11-20"),))
    found = items(render_dossier(Dossier(FIRM, [tie, said], {BOSS.id: BOSS}), TODAY))
    assert "2030, open 计划一 — said by 顾闻笙, 2025-11-20 [1]" in found
    assert not [item for item in found if "将推迟投产" in item]


def test_a_post_is_a_line_by_its_last_word() -> None:
    roles = ((BOSS.id, "HOLDS"), (FIRM.id, "AT"))
    ties = [
        Tie(f"p{n}", "affiliation", "顾闻笙", roles, (make_source(f"a{n}", day),), title="董事长", change=change, change_date=on)
        for n, (day, change, on) in enumerate([("2025-01-01", "begins", "2024-12"), ("2025-02-01", None, None), ("2025-03-01", "ends", None)])
    ]  # fmt: skip
    page = render_dossier(Dossier(FIRM, ties, {BOSS.id: BOSS}))
    assert "顾闻笙，董事长 (until 2025-03-01) — 2025-01-01 [1, 2, 3]" in items(page)
    assert page.count("董事长") == 1


def plan(id: str, day: str, due: str | None) -> Tie:
    return Tie(id, "plan", f"计划{id}", ((FIRM.id, "PLANS"),), (make_source(f"a{id}", day),), due=due)


def test_plans_say_whether_their_date_has_passed_and_come_by_it() -> None:
    ties = [plan("一", "2025-01-01", "2025-06"), plan("二", "2025-01-02", "2025"), plan("三", "2025-01-03", None),
            plan("四", "2025-01-04", "2025-Q2"), plan("五", "2025-01-05", "2025-07")]  # fmt: skip
    found = [item for item in items(render_dossier(Dossier(FIRM, ties, {}), date(2025, 7, 1))) if "计划" in item]
    assert [item.split(" — ")[0] for item in found] == [
        "2025, open 计划二", "2025-06, date passed 计划一", "2025-Q2, date passed 计划四", "2025-07, open 计划五", "no date 计划三",
    ]  # fmt: skip


def test_a_page_has_the_newest_of_each_and_says_how_many_are_left_out() -> None:
    ties = [plan(str(n), f"2025-01-{n:02}", "2030" if n > 2 else "2025-01") for n in range(1, 30)]
    page = make_page(Dossier(FIRM, ties, {}), date(2025, 7, 1), 3)
    [section] = page.sections
    assert [entry.parts[0].text.split(" ")[0] for entry in section.entries] == ["计划27", "计划28", "计划29"]
    assert section.left_out == 26
    assert "26 more: --all shows them" in items(render_markdown(page))
    assert len(page.articles) == 3
    assert "characters" not in render_markdown(page)


def test_a_line_of_many_sources_names_the_first() -> None:
    sources = tuple(make_source(f"a{n}", f"2025-01-{n:02}") for n in range(1, 9))
    tie = replace(plan("一", "2025-01-01", "2030"), sources=sources)
    assert "[1, 2, 3, 5 more]" in render_markdown(make_page(Dossier(FIRM, [tie], {}))).replace("\\", "")
    assert "[1, 2, 3, 4, 5, 6, 7, 8]" in render_dossier(Dossier(FIRM, [tie], {})).replace("\\", "")


def test_text_fits_eighty_columns_and_html_holds_the_same_lines() -> None:
    long = "砚舟储能计划在2026年12月底前建成挪威首座储能电池工厂并投产，" * 4
    page = make_page(make_dossier(text=long), TODAY)
    text = render_text(page)
    assert max(map(cell_len, text.splitlines())) <= 80
    assert "[1,2]" in text
    tree = LexborHTMLParser(render_html(page))
    assert [title.text() for title in tree.css("h2")] == [section.title for section in page.sections] + ["Sources"]
    assert long in (tree.body.text() if tree.body else "")


def test_html_holds_texts_as_texts() -> None:
    hostile = make_page(make_dossier(text=HOSTILE, title=HOSTILE), TODAY)
    assert LexborHTMLParser(render_html(hostile)).css("img, script") == []


def test_texts_stay_texts_in_a_dossier() -> None:
    page = render_dossier(make_dossier(text=f"# {HOSTILE}\n\n- *强调* | [链接](javascript:x)", title=HOSTILE))
    tree = parsed(page)
    assert tree.css("img, script, b, em, h3") == []
    assert [link.attributes["href"] for link in tree.css("a")] == ["https://example.com/a%E4%B8%AD"]
    assert any(HOSTILE in item for item in items(page))


@pytest.mark.parametrize(
    "text",
    ["1. 第一", "- 项", "# 标题", "a_b_c *d* `e`", "<b>粗</b> &amp; &lt;", "[x](y) ![z](w)", "|表|格|", "~~删~~", "= 1", "+ 加", "\\* \\", "12) 条", "$x$"],
)  # fmt: skip
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    tree = parsed(f"- {escape_markdown(text)}")
    (item,) = tree.css("li")
    assert item.text() == text
    assert [child.tag for child in item.iter()] == []


def test_only_addresses_of_the_web_become_links() -> None:
    assert link_address("https://example.com/?a=1&b=<2>") == "<https://example.com/?a=1&b=%3C2%3E>"
    assert link_address("https://example.com/ onclick") == ""
    assert link_address("javascript:alert(1)") == ""
    assert link_address(None) == ""
    assert link_address("https://example.com/中文") == "<https://example.com/%E4%B8%AD%E6%96%87>"


def test_a_folder_of_dossiers_has_an_index_and_names_that_any_system_takes(tmp_path: Path) -> None:
    parties = [
        Party("company:A/b", "A/b", "company"),
        Party("company:a b", "a b", "company"),
        Party("person:顾", "顾", "person"),
    ]
    assert write_dossiers([Dossier(party, [], {}) for party in parties], tmp_path / "new") == 3
    names = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert len({name.lower() for name in names}) == 4
    index = parsed((tmp_path / "new" / "README.md").read_text(encoding="utf-8"))
    links = [link.attributes["href"] for link in index.css("a")]
    assert len(links) == 3
    with pytest.raises(UsageError, match="something already"):
        write_dossiers([], tmp_path / "new")


def test_a_dossier_is_in_the_language_of_people() -> None:
    use_language("zh")
    try:
        page = make_page(make_dossier(), TODAY, None)
        told = [render_text(page), render_markdown(page), parsed(render_html(page)).body.text()]
    finally:
        use_language("en")
    for text in told:
        for part in (
            "企业，company:砚舟",
            "未到期",
            "有分歧：不推迟",
            "目标日期 2026-12",
            "别人怎么说它",
            "出处",
            "字符 10 至 14",
        ):
            assert part in text
        assert re.findall("[a-z]{3,} [a-z]{2,}", text.replace("font ", "")) == []
