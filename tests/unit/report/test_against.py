"""Another report beside ours: what it says without support, and what it leaves out."""

from __future__ import annotations

from kg.models import Article
from kg.offline.verifying import verify_reports
from kg.report import KeyReport
from kg.report.against import Compared, compare
from kg.report.layout import render_text
from loaders.options import LoadOptions
from loaders.report import read_report

Written = tuple[Article, KeyReport]


def set_beside(written: Written, text: str) -> Compared:
    article, report = written
    [checked] = verify_reports([read_report(text, "test", LoadOptions(kind="report"))], article)
    return compare(report, checked.check)


def test_a_wrong_number_is_told_and_what_is_missing(yanzhou: Written) -> None:
    found = set_beside(yanzhou, "标题：收购\n6. 主体行为\n   - 砚舟储能拟以21.5亿元收购蓝屿电池有限公司60%股权\n")
    [claim] = found.unsupported
    assert claim.verdict == "contradicted"
    assert "12.5亿元" in claim.reason
    left_out = " ".join(line.text for line in found.left_out)
    assert "出口85.5万套" in left_out
    assert "《新电池法》" in left_out
    assert {line.section for line in found.left_out}.isdisjoint({9, 10})


def test_our_own_report_says_all(yanzhou: Written) -> None:
    assert set_beside(yanzhou, render_text(yanzhou[1])) == Compared((), ())
