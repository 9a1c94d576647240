"""`kg browser` as a person uses it: the printed link opens the guide, its blocks run, the style shows whole names."""

from __future__ import annotations

import re
import signal
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from kg.store.server import ServerInfo
from tests.processes import PATIENCE_S, lines_until, running

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Kit:
    """A running `kg browser`: the two links that it prints, and the address that it serves at."""

    guide: str
    edit: str
    address: str


@pytest.fixture(scope="module")
def kit(home: tuple[ServerInfo, dict[str, str]]) -> Iterator[Kit]:
    """`kg browser --print` as a process of its own, ended by Ctrl+C as a person ends it."""
    with running(home[1], "browser", "--print") as process:
        printed = lines_until(process, "Serving")
        guide, edit = re.findall(r"http://\S+/browser/\S+", printed)
        served = re.search(r"Style +(http://localhost:\d+)/", printed)
        assert served, printed
        yield Kit(guide, edit, served.group(1))
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 0, told
        assert "Traceback" not in told


def connect(page: Page, server: ServerInfo) -> None:
    page.get_by_test_id("password").fill(server.password_file.read_text(encoding="utf-8").strip())
    page.get_by_test_id("connect").click()
    expect(page.get_by_text("You are connected as user").first).to_be_visible()


def picture(page: Page) -> Locator:
    """Return the newest frame that draws."""
    return page.locator("article", has=page.locator("svg g.node")).first


def captions(page: Page) -> list[str]:
    """Return the captions of the newest picture, their lines joined; waits until there is one."""
    nodes = picture(page).locator("g.node")
    expect(nodes.nth(2)).to_be_visible()
    return ["".join(node.locator("text").all_text_contents()).replace(" ", "") for node in nodes.all()]


def test_the_printed_link_opens_the_guide_and_its_blocks_run(
    page: Page, home: tuple[ServerInfo, dict[str, str]], kit: Kit, artifacts: Path
) -> None:
    page.goto(kit.guide)
    expect(page.get_by_text("新闻知识图谱").first).to_be_visible()
    connect(page, home[0])
    click_words(page.locator("pre.runnable", has_text=":style"))
    expect(page.get_by_text('caption: "{caption}"').first).to_be_visible()
    for turn, (number, name) in enumerate(((1, "plans"), (2, "said-about"), (5, "chain")), 1):
        go_to(page, number)
        block = page.locator("pre.runnable", has_text="MATCH").last
        click_words(block)
        expect(page.locator("article", has=page.locator("svg g.node"))).to_have_count(turn)
        shown = captions(page)
        assert any(re.search("[\u4e00-\u9fff]{4}", caption) for caption in shown), shown
        colours = {n.get_attribute("fill") for n in picture(page).locator("g.node circle.b-outline").all()}
        assert len(colours) >= 3, colours
        # The guide and the newest frame, its overview folded away; below stand the frames before it.
        if turn == 1:  # Browser keeps it folded
            picture(page).get_by_label("Collapse the node properties display").click()
        expect(picture(page).get_by_text("Overview")).not_to_be_in_viewport()
        clip = FloatRect(x=0, y=0, width=1700, height=690)
        page.screenshot(path=artifacts / f"browser-kit-{name}.png", clip=clip)


def click_words(block: Locator) -> None:
    """Click the middle of the first line of a block's text, where a person clicks: not the small icon before it."""
    box = block.evaluate(
        """pre => {
          const text = [...pre.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
          const range = document.createRange();
          range.selectNodeContents(text);
          const line = range.getClientRects()[0], outer = pre.getBoundingClientRect();
          return {x: line.x + line.width / 2 - outer.x, y: line.y + line.height / 2 - outer.y};
        }"""
    )
    block.click(position=box)


def go_to(page: Page, question: int) -> None:
    """Turn the pages of the guide to a question."""
    heading = page.get_by_role("heading", name=re.compile(rf"^{question}\. "))
    for _ in range(20):
        if heading.count():
            break
        page.get_by_test_id("guideNextSlide").click()
    expect(heading).to_be_visible()


def test_the_style_shows_whole_names_in_the_picture_of_the_other_link(
    page: Page, home: tuple[ServerInfo, dict[str, str]], kit: Kit
) -> None:
    page.goto(kit.edit)
    connect(page, home[0])
    editor = page.locator(".monaco-editor").first
    expect(editor).to_contain_text("PLANS")
    editor.click()
    page.keyboard.press("Control+Enter")
    assert not any(len(caption) > 15 for caption in captions(page))
    editor.click()
    page.keyboard.insert_text(f":style {kit.address}/style.grass")
    page.keyboard.press("Control+Enter")
    expect(page.locator("g.node circle[fill='#2F6DB5']").first).to_be_visible()
    shown = captions(page)
    assert "砚舟储能" in shown
    assert any(caption.startswith("202") and len(caption) > 15 for caption in shown), shown


def test_the_archive_dropped_becomes_scripts(page: Page, home: tuple[ServerInfo, dict[str, str]], kit: Kit) -> None:
    page.goto(kit.guide)
    connect(page, home[0])
    with urllib.request.urlopen(f"{kit.address}/queries.zip") as answer:
        content = list(answer.read())
    page.evaluate(
        """bytes => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], 'queries.zip', {type: 'application/zip'}));
          for (const kind of ['dragenter', 'dragover', 'drop'])
            document.querySelector('.monaco-editor').dispatchEvent(
              new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
        }""",
        content,
    )
    page.get_by_test_id("navigationFavorites").click()
    expect(page.get_by_text("news-kg").first).to_be_visible()
