"""The page of a checked report in a real Chromium: from a file, without a network."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from kg.offline.verifying import verify_reports
from kg.verify.html import render_html
from loaders.options import LoadOptions
from loaders.report import read_report
from tests.browser.conftest import ROOT, run_kg
from tests.invented import make_article

CONTENT = "星河汽车有限公司计划到2028年在欧洲开设300家门店。\n<b>星河汽车</b>副总经理赵志远表示，公司正从卖产品向提供服务转变。"
REPORT = """标题：星河汽车公布出海计划
6. 主体行为
   - 计划在欧洲开设300家门店
   - 星河汽车计划在欧洲开设500家门店
   - 台风昨夜在海南登陆 <script>document.title = "no"</script>
"""


@pytest.fixture
def checked_page(page: Page, tmp_path: Path) -> Page:
    """The page, opened from a file; a request for anything else fails the test."""
    article = make_article("a", CONTENT, title="星河汽车公布出海计划")
    report = read_report(REPORT, "test", LoadOptions(kind="report"))
    [checked] = verify_reports([report], article)
    path = tmp_path / "checked.html"
    path.write_text(render_html(report, checked.check, title=article.title, article=article.text), encoding="utf-8")
    return open_alone(page, path)


def open_alone(page: Page, path: Path) -> Page:
    """Open a file; a request for anything else fails the test."""

    def refuse(route: Route) -> None:
        if not route.request.url.startswith("file:"):
            pytest.fail(f"the page asks for {route.request.url}")
        route.continue_()

    page.route("**/*", refuse)
    page.goto(path.as_uri())
    return page


def shown(page: Page) -> str:
    """Return the article's characters that are shown as evidence."""
    return "".join(page.locator("#article .shown").all_text_contents())


def test_report_and_article_stand_side_by_side_as_written(checked_page: Page) -> None:
    report, article = checked_page.locator("#report"), checked_page.locator("#article")
    assert "台风昨夜在海南登陆" in report.inner_text()
    assert "<b>星河汽车</b>副总经理" in article.inner_text()
    left, right = report.bounding_box(), article.bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"] + 1
    assert left["y"] == right["y"]
    expect(checked_page).to_have_title("星河汽车公布出海计划")


def test_a_click_on_a_claim_shows_its_evidence(checked_page: Page, artifacts: Path) -> None:
    assert shown(checked_page) == ""
    checked_page.locator(".claim.supported").first.click()
    assert "300家门店" in shown(checked_page)
    expect(checked_page.locator("#detail")).to_contain_text("supported")
    checked_page.locator(".claim.contradicted .span.contradicted").first.click()
    assert checked_page.locator("#article .closest").inner_text() == "300家门店"
    expect(checked_page.locator("#detail")).to_contain_text("500家门店 — the article says 300家门店")
    checked_page.screenshot(path=artifacts / "verify.png")
    checked_page.locator(".claim.not-found").first.click()
    assert shown(checked_page) == ""
    expect(checked_page.locator("#detail")).to_contain_text("not found")


def test_a_claim_can_be_chosen_by_keyboard(checked_page: Page) -> None:
    checked_page.locator(".claim.contradicted").first.focus()
    checked_page.keyboard.press("Enter")
    expect(checked_page.locator("#detail")).to_contain_text("contradicted")


def test_the_errors_planted_in_a_sample_are_shown(page: Page, tmp_path: Path, artifacts: Path) -> None:
    article, checked = tmp_path / "article.json", tmp_path / "checked.html"
    lines = (ROOT / "samples" / "04-posts-and-revision.jsonl").read_text(encoding="utf-8").splitlines()
    article.write_text(lines[1], encoding="utf-8")
    report = str(ROOT / "samples" / "07-report-revised-plan.txt")
    options = ("--article", str(article), "--format", "html", "--out", str(checked))
    page.set_viewport_size({"width": 1300, "height": 760})
    assert run_kg(dict(os.environ), "verify", report, *options).returncode == 3
    open_alone(page, checked)
    expect(page.locator(".claim.contradicted")).to_have_count(3)
    page.locator(".claim.contradicted", has_text="57亿元").click()
    expect(page.locator("#article .closest")).to_have_text("75亿元")
    page.screenshot(path=artifacts / "verify-report.png")
