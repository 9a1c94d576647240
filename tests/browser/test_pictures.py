"""The pages of `kg view` in a real Chromium: opened from a file, without a network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.store.server import ServerInfo
from kg.views.pages import render_graph, render_timeline
from tests.browser.conftest import run_kg
from tests.unit.views.graphs import HOSTILE, invented, picture_of

pytestmark = pytest.mark.browser
Open = Callable[[Path], Page]


@pytest.fixture
def open_page(page: Page) -> Iterator[Open]:
    """Open a file; a request for anything else, an error or a warning on the console fails the test at its end."""
    asked: list[str] = []
    said: list[str] = []
    page.set_viewport_size({"width": 1500, "height": 900})
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    opened: list[str] = []

    def open_file(path: Path) -> Page:
        opened.append(path.as_uri())
        page.goto(path.as_uri())
        return page

    yield open_file
    assert asked == opened
    assert said == []


def where(page: Page, name: str) -> tuple[float, float]:
    """Return where the dot of that name is on the screen."""
    number = page.evaluate("name => data.dots.findIndex(dot => dot.name === name)", name)
    place = page.evaluate("n => picture.cy.getElementById(picture.idOf(n)).renderedPosition()", number)
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    return box["x"] + place["x"], box["y"] + place["y"]


def drawn(page: Page) -> list[str]:
    names: list[str] = page.evaluate("picture.drawn()")
    return names


@pytest.fixture(scope="module")
def written(home: tuple[ServerInfo, dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the samples, as `kg view` writes them."""
    _, environment = home
    folder = tmp_path_factory.mktemp("pictures")
    for arguments in (
        ["砚舟储能", "--out", "one.html"],
        ["--timeline", "--out", "timeline.html"],
        ["砚舟储能", "--out", "print.svg"],
    ):
        done = run_kg(environment, "view", *arguments[:-1], str(folder / arguments[-1]))
        assert done.returncode == 0, done.stderr
    return folder


def test_a_click_shows_the_sentence(open_page: Open, written: Path, artifacts: Path) -> None:
    page = open_page(written / "one.html")
    expect(page).to_have_title("砚舟储能")
    assert set(drawn(page)) == set(page.evaluate("data.dots.map(dot => dot.name)"))
    other = page.evaluate("data.dots.map(dot => dot.name).find(name => name !== '砚舟储能')")
    page.mouse.click(*where(page, other))
    detail = page.locator("#detail")
    expect(detail.locator("h2")).to_have_text(other)
    expect(detail.locator("blockquote mark").first).to_be_visible()
    page.mouse.click(*where(page, "砚舟储能"))
    plan = detail.locator(".tie").filter(has_text="挪威首座储能电池工厂").first
    expect(plan.locator("blockquote").first).to_have_text(
        "根据计划，砚舟储能将在2026年12月底前建成挪威首座储能电池工厂并投产，到2028年在欧洲建成3座工厂，"
        "形成20吉瓦时的年产能，总投资60亿元。"
    )
    expect(plan.locator(".source").first).to_contain_text("《砚舟储能公布欧洲计划：到2028年建成三座工厂》")
    expect(plan.locator(".source").first).to_have_text(re.compile(r"ljcj-20250312-001 \[\d+, \d+\)"))
    page.screenshot(path=artifacts / "view-graph.png")


def test_a_click_on_a_line_shows_what_ties_the_two(open_page: Open, written: Path) -> None:
    page = open_page(written / "one.html")
    page.evaluate("n => choose(picture.cy.edges()[n], false)", 0)
    names = page.locator("#detail h2 button")
    expect(names).to_have_count(2)
    first, second = names.all_text_contents()
    expect(page.locator("#detail blockquote").first).to_be_visible()
    names.first.click()
    expect(page.locator("#detail h2")).to_have_text(first)
    assert second


def test_search_and_filters(open_page: Open, written: Path) -> None:
    page = open_page(written / "one.html")
    everything = page.locator("#count").inner_text()
    page.get_by_label("Find a name").fill("欧")
    page.locator("#found button").filter(has_text="欧洲").click()
    expect(page.locator("#detail h2")).to_have_text("欧洲")
    page.get_by_label("region").uncheck()
    expect(page.locator("#count")).not_to_have_text(everything)
    page.wait_for_function("!picture.drawn().includes('欧洲')")
    page.get_by_label("region").check()
    expect(page.locator("#count")).to_have_text(everything)
    page.get_by_label("published from").fill("2025-08-01")
    expect(page.locator("#count")).not_to_have_text(everything)
    shown = page.evaluate(
        "data.ties.filter(tie => tieShown(tie, filters)).map(tie => tie.sources.map(s => data.articles[s.article].published))"
    )
    assert shown
    assert all(any(day >= "2025-08" for day in days) for days in shown)


def test_two_thousand_names_are_legible(open_page: Open, tmp_path: Path, artifacts: Path) -> None:
    path = tmp_path / "large.html"
    path.write_text(render_graph(picture_of(2000)), encoding="utf-8")
    page = open_page(path)
    expect(page.locator("#count")).to_have_text("2000 of 2000 entities")
    assert "名称0" in drawn(page)
    few = len(drawn(page))
    assert 40 < few < 1000
    page.screenshot(path=artifacts / "view-2000.png")
    page.get_by_label("Find a name").fill("名称1234")
    page.keyboard.press("Enter")
    expect(page.locator("#detail h2")).to_have_text("名称1234")
    page.wait_for_function("picture.drawn().includes('名称1234')")


def test_hostile_texts_stay_texts(open_page: Open, tmp_path: Path) -> None:
    parties, ties = invented(4, title=HOSTILE)
    graph, timeline = tmp_path / "graph.html", tmp_path / "timeline.html"
    graph.write_text(render_graph(picture_of(4, title=HOSTILE)), encoding="utf-8")
    timeline.write_text(render_timeline(HOSTILE, parties, ties), encoding="utf-8")
    page = open_page(graph)
    page.mouse.click(*where(page, "名称1"))
    expect(page.locator("#detail .source").first).to_contain_text(HOSTILE)
    page = open_page(timeline)
    page.locator(".row").first.click()
    expect(page.locator("#detail .source").first).to_contain_text(HOSTILE)
    assert page.locator("img").count() == 0
    expect(page).to_have_title(HOSTILE)


def test_the_timeline_shows_when_and_by_when(open_page: Open, written: Path, artifacts: Path) -> None:
    page = open_page(written / "timeline.html")
    row = page.locator(".row.plan").filter(has_text="挪威首座储能电池工厂").first
    said, due = row.locator(".dot").bounding_box(), row.locator(".due").bounding_box()
    assert said is not None
    assert due is not None
    assert said["x"] < due["x"]
    row.click()
    expect(page.locator("#detail blockquote").first).to_contain_text("根据计划")
    page.screenshot(path=artifacts / "view-timeline.png")
    page.get_by_label("Find words").fill("挪威首座")
    expect(row).to_be_visible()
    everything = page.locator(".row").count()
    assert 0 < page.locator(".row:visible").count() < everything
    page.get_by_label("plans").uncheck()
    expect(row).to_be_hidden()


def test_the_picture_for_print_is_drawn(open_page: Open, written: Path, artifacts: Path) -> None:
    page = open_page(written / "print.svg")
    texts = page.locator("svg text").all_text_contents()
    assert "砚舟储能" in texts
    assert len(texts) > 10
    page.set_viewport_size({"width": 1100, "height": 1100})
    page.evaluate("for (const side of ['width', 'height']) document.documentElement.setAttribute(side, '100%')")
    page.screenshot(path=artifacts / "view-print.png")
