from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from kg.errors import UsageError
from kg.views.dossier import Dossier, render_dossier
from kg.views.folders import write_dossiers
from kg.views.markdown import escape_markdown, link_address
from kg.views.ties import Change, Party, Source, Tie
from tests.unit.views.graphs import HOSTILE

FIRM, BOSS = (
    Party("company:砚舟", "砚舟", "company", ("砚舟", "砚舟*储能"), 2, (), "2025-03", "2025-11"),
    Party("person:顾", "顾闻笙", "person"),
)


def make_source(article: str, day: str, *, title: str = "标题", url: str | None = None) -> Source:
    return Source(article, title, 10, 14, "四个字符", published=day, origin=article, outlet="报社", url=url)


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
        Tie("s", "statement", "进展顺利", ((BOSS.id, "STATES"), (FIRM.id, "ABOUT")), (later,), verb="表示"),
        Tie("p", "affiliation", "砚舟董事长顾闻笙", ((BOSS.id, "HOLDS"), (FIRM.id, "AT")), (first,), title="董事长"),
    ]
    return Dossier(FIRM, ties, {party.id: party for party in (FIRM, BOSS)})


def parsed(page: str) -> LexborHTMLParser:
    return LexborHTMLParser(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(page))


def items(page: str) -> list[str]:
    return [" ".join(item.text(deep=False).split()) for item in parsed(page).css("li")]


def test_each_line_says_how_sure_it_is_where_that_was_measured() -> None:
    made = make_dossier()
    told = [replace(tie, confidence=0.874 if tie.kind == "plan" else None) for tie in made.ties]
    plans = [item for item in items(render_dossier(Dossier(FIRM, told, made.others))) if "建成三座工厂" in item]
    assert plans[0].endswith("建成三座工厂 — 2025-03-12, 0.87 sure [1, 2]"), plans
    assert plans[1].endswith("建成三座工厂 (0.87 sure) [1, 2]"), plans
    assert " sure" not in render_dossier(made)


def test_a_dossier_has_its_sections_in_order() -> None:
    titles = [title.text() for title in parsed(render_dossier(make_dossier())).css("h2")]
    assert titles == ["Posts", "Plans", "What others say of it", "Timeline", "Disputes", "Sources"]


def test_each_line_names_its_sources_and_each_source_its_characters() -> None:
    found = items(render_dossier(make_dossier()))
    assert "顾闻笙，董事长 — 2025-03-12 [1]" in found
    assert "顾闻笙 表示: 进展顺利 — 2025-11-20 [2]" in found
    assert "revised by: 推迟 (target date 2026-12 -> 2027-06)" in found
    assert found.count("「四个字符」 characters 10 to 14") == 2
    assert "Also: 砚舟*储能" in found


def test_plans_come_by_their_date_and_the_timeline_by_publication() -> None:
    page = render_dossier(make_dossier())
    plans, timeline = page.split("## Plans")[1].split("##")[0], page.split("## Timeline")[1].split("##")[0]
    assert plans.index("2026-12") < plans.index("**2027-06**")
    assert timeline.index("2025-03-12") < timeline.index("2025-11-20")


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
