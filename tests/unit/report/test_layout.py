"""The report as text: the loader of reports reads it back, and its check finds nothing wrong."""

from __future__ import annotations

import pytest

from kg.models import Article
from kg.offline.verifying import verify_reports
from kg.report import SECTIONS, KeyReport
from kg.report.layout import render_markdown, render_text
from loaders.options import LoadOptions
from loaders.report import looks_like_report, read_report
from tests.unit.report.conftest import TITLE

Written = tuple[Article, KeyReport]


@pytest.mark.parametrize("render", [render_text, render_markdown])
def test_it_is_read_back_line_for_line(yanzhou: Written, render: object) -> None:
    _, report = yanzhou
    assert callable(render)
    text = render(report)
    assert looks_like_report(text)
    read = read_report(text, "test", LoadOptions(kind="report"))
    assert read.headline == TITLE
    assert [section.number for section in read.sections] == list(range(1, 13))
    assert [(c.section_number, c.text) for c in read.claims] == [(line.section, line.text) for line in report.lines]


def test_its_check_finds_nothing_wrong(yanzhou: Written) -> None:
    article, report = yanzhou
    read = read_report(render_text(report), "test", LoadOptions(kind="report"))
    [checked] = verify_reports([read], article)
    assert {claim.verdict for claim in checked.check.claims} <= {"supported", "interpretation"}
    assert checked.check.grounding == 1.0


def test_a_section_with_nothing_says_so() -> None:
    text = render_text(KeyReport("a", "标题", ()))
    assert [f"{number}. {name}（文中未提及）" in text for number, name in enumerate(SECTIONS, 1)] == [True] * 12
    assert "## 5. 事件客体（文中未提及）" in render_markdown(KeyReport("a", "标题", ()))
