"""A report's claims against its article."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.models import Article
from kg.offline.verifying import read_source, verify_reports
from kg.verify import ReportCheck, check_report
from loaders import load
from loaders.options import LoadOptions
from loaders.report import read_report
from tests.invented import make_article

CONTENT = "星河汽车有限公司计划到2028年在欧洲开设300家门店。星河汽车副总经理赵志远表示，公司正从卖产品向提供服务转变。"
REPORT = """标题：星河汽车出海
1. 时间
   - 2028年
6. 主体行为
   - 计划在欧洲开设300家门店
   - 计划在欧洲开设500家门店
9. 事件情感倾向
   - 市场对公司的前景普遍感到乐观
11. 未来可能影响
   - 出口有望继续增长，到2035年翻一番
"""
ELSEWHERE = "台风昨夜在海南登陆，气象台发布红色预警，渔船全部回港避风。学校停课，航班取消。"


@pytest.fixture
def article() -> Article:
    return make_article("a", CONTENT, title="星河汽车公布出海计划")


def check(text: str, article: Article | None) -> ReportCheck:
    report = read_report(text, "test", LoadOptions(kind="report"))
    checked = check_report(report, read_source(article) if article else None, article.id if article else None)
    assert all(report.text[c.start : c.end] == c.text for c in checked.claims)
    return checked


def test_each_claim_has_a_verdict(article: Article) -> None:
    checked = check(REPORT, article)
    assert [c.verdict for c in checked.claims][:4] == ["supported", "supported", "contradicted", "interpretation"]
    assert checked.counts["contradicted"] == 1
    assert checked.notice is None
    assert checked.article == "a"


def test_a_reading_with_an_invented_date_is_not_waved_through(article: Article) -> None:
    last = check(REPORT, article).claims[-1]
    assert last.section_number == 11
    assert last.verdict == "not found"
    assert any(span.text == "2035年" for span in last.unsupported)


def test_grounding_leaves_interpretation_out(article: Article) -> None:
    assert check(REPORT, article).grounding == 0.5


def test_without_an_article_every_claim_has_no_source() -> None:
    checked = check(REPORT, None)
    assert {c.verdict for c in checked.claims} == {"no source"}
    assert checked.grounding is None
    assert checked.notice is not None
    assert "no article" in checked.notice


def test_a_report_on_something_else_says_so_at_the_top() -> None:
    checked = check(REPORT, make_article("b", ELSEWHERE, title="台风登陆"))
    assert checked.notice is not None
    assert "another article" in checked.notice


@pytest.mark.parametrize(
    "text",
    [
        "## 主体行为\n\n公司计划在欧洲开设300家门店。公司计划在欧洲开设500家门店。\n\n## 时间\n\n2028年。",
        "| 项目 | 内容 |\n| --- | --- |\n| 门店 | 计划在欧洲开设300家门店 |\n| 门店 | 计划在欧洲开设500家门店 |",
        "公司计划在欧洲开设300家门店。公司计划在欧洲开设500家门店。",
    ],
)
def test_other_layouts_are_read_as_claims(text: str, article: Article) -> None:
    verdicts = [c.verdict for c in check(text, article).claims]
    assert verdicts[:2] == ["supported", "contradicted"]


def test_reports_share_their_article(article: Article) -> None:
    reports = [read_report(text, "test", LoadOptions(kind="report")) for text in (REPORT, REPORT.replace("500", "300"))]
    checked = verify_reports(reports, article)
    assert [one.check.counts["contradicted"] for one in checked] == [1, 0]


def test_the_report_with_planted_errors_is_told_in_plain_words(samples: Path) -> None:
    articles = list(
        load([str(samples / "04-posts-and-revision.jsonl")], LoadOptions(kind="article"), lambda error: None)
    )
    [article] = [a for a in articles if isinstance(a, Article) and a.id == "ljcj-20251120-003"]
    text = (samples / "07-report-revised-plan.txt").read_text("utf-8")
    claims = check(text, article).claims
    assert [c.reason for c in claims if c.verdict in ("contradicted", "not found")] == [
        "the article says 2027年6月, not 2028年6月",
        "the article says 75亿元, not 57亿元",
        "in the article 埃里克·松德拜 says so, not 裴若川",
        "the article does not name 中国",
    ]
    assert {c.reason for c in claims if c.verdict == "supported"} >= {
        "as the article says",
        "as the article says, but for the words 建设节奏",
    }
