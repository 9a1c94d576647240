"""What `kg summary` prints is opened as a person would: the link, the password, Ctrl+Enter; the graph is drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.store.server import ServerInfo
from tests.browser.conftest import run_kg

pytestmark = pytest.mark.browser


def test_the_printed_link_draws_the_graph(page: Page, home: tuple[ServerInfo, dict[str, str]], artifacts: Path) -> None:
    server, environment = home
    printed = run_kg(environment, "summary").stdout
    link = re.search(r"http://\S+", printed)
    assert link, printed
    page.goto(link.group())
    expect(page.get_by_test_id("username")).to_have_value("neo4j")
    page.get_by_test_id("password").fill(server.password_file.read_text(encoding="utf-8").strip())
    page.get_by_test_id("connect").click()
    expect(page.get_by_text("You are connected as user").first).to_be_visible()
    editor = page.locator(".monaco-editor").first
    expect(editor).to_contain_text("PLANS")
    editor.click()
    page.keyboard.press("Control+Enter")
    nodes = page.locator("svg g.node")
    expect(nodes.nth(2)).to_be_visible()
    page.screenshot(path=artifacts / "neo4j-browser.png")
    captions = " ".join(nodes.all_text_contents())
    assert re.search("[\u4e00-\u9fff]", captions), captions
