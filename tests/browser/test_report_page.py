"""The page of a key-information report in a real Chromium: from a file, without a network."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import run_kg
from tests.browser.test_verify_html import open_alone

TITLE = "星河汽车将在挪威建厂"
CONTENT = (
    '星河汽车有限公司6月14日宣布，公司计划明年在挪威建成工厂。"星河 & 月"品牌今年出口8.5万辆，同比增长20%。\n'
    "星河汽车副总经理赵志远认为，汽车产业面临新的挑战。"
)


@pytest.fixture
def report_page(page: Page, tmp_path: Path) -> Page:
    """The page that `kg report` makes of an invented article."""
    article, out = tmp_path / "article.json", tmp_path / "report.html"
    record = {"id": "xh", "title": TITLE, "content": CONTENT, "date": "2025-06-15"}
    article.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    done = run_kg(dict(os.environ), "report", str(article), "--format", "html", "--out", str(out))
    assert done.returncode == 0, done.stderr
    return open_alone(page, out)


def lit(page: Page, kind: str) -> str:
    return "".join(page.locator(f"#article .{kind}").all_text_contents())


def test_a_click_on_a_line_lights_its_sentence(report_page: Page, artifacts: Path) -> None:
    expect(report_page.locator("h2")).to_have_count(12)
    assert report_page.locator("#article").text_content() == f"{TITLE}\n{CONTENT}"
    left, right = report_page.locator("#report").bounding_box(), report_page.locator("#article").bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"] + 1
    assert lit(report_page, "shown") == ""
    report_page.locator("button", has_text="2026年在挪威建成工厂").first.click()
    assert "计划明年在挪威建成工厂" in lit(report_page, "shown")
    assert "星河汽车有限公司6月14日宣布" in lit(report_page, "sentence")
    assert "出口" not in lit(report_page, "sentence")
    report_page.screenshot(path=artifacts / "report.png")
    report_page.locator("button", has_text="同比增长20%").first.click()
    assert "同比增长20%" in lit(report_page, "shown")
    assert "挪威" not in lit(report_page, "sentence")


def test_a_line_can_be_chosen_by_keyboard(report_page: Page) -> None:
    button = report_page.locator("button").first
    button.focus()
    report_page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert lit(report_page, "shown")
