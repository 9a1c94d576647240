from __future__ import annotations

import io
import zipfile

from kg.store.queries import load_text
from kg.store.schema import wanted_schema
from kg.views.browser_kit import LEGEND, Question, Script, render_guide, zip_scripts

STYLE = load_text("browser/style.grass")
HOSTILE = "<img src=x onerror=alert(1)>'\"&公司"


def guide(**changes: object) -> str:
    question = Question(
        "What", "什么", HOSTILE, "a picture.", "一张图。", f"MATCH (n {{name: '{HOSTILE}'}}) RETURN n", "kg query x"
    )
    values = {
        "counts": [("公司", "company", 3)], "questions": [question], "first_look": "MATCH (n) RETURN n",
        "evidence": None, "saved": 2, "scripts": "http://localhost:1/queries.zip",
        "style_address": "http://localhost:1/style.grass",
    }  # fmt: skip
    return render_guide(load_text("browser/guide.html"), style=STYLE, **values | changes)


def test_what_comes_from_articles_is_escaped() -> None:
    page = guide()
    assert "<img" not in page
    assert page.count("&lt;img src=x onerror=alert(1)&gt;&#39;&#34;&amp;公司") == 2


def test_a_page_for_each_question_and_a_legend() -> None:
    page = guide()
    assert page.count("<slide>") == page.count("</slide>") == 5
    assert all(f"{zh} {label}" in page for label, zh in LEGEND.items())
    assert "公司 3" in page


def test_an_empty_graph_says_what_to_do() -> None:
    page = guide(counts=[], questions=[])
    assert "kg import" in page
    assert page.count("<slide>") == 4


def test_the_style_has_every_label_that_is_drawn() -> None:
    for label in (*LEGEND, "Claim", "Subject"):
        assert f"node.{label} {{" in STYLE
    assert STYLE.count("{caption}") == STYLE.count("node")


def test_bookkeeping_says_that_it_is_and_is_drawn_small() -> None:
    bookkeeping = {item.label for item in wanted_schema()} - {*LEGEND, "Entity", "Fact", "Subject", "Claim"}
    assert len(bookkeeping) == 5
    for label in bookkeeping:
        assert label.startswith("_")
        assert f"node.{label} {{\n  diameter: 20px;" in STYLE
    assert "_Name" in guide()


def test_the_archive_has_no_entries_for_folders_and_no_time() -> None:
    scripts = [Script("画图", "plans", "// 计划\nRETURN 1\n"), Script("表格", "plans", "RETURN 2\n")]
    content = zip_scripts(scripts)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["画图/plans.cypher", "表格/plans.cypher"]
        assert archive.read("画图/plans.cypher").decode("utf-8").startswith("// 计划")
    assert zip_scripts(scripts) == content
