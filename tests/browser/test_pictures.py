"""The pages of `kg view` in a real Chromium: opened from a file, without a network."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.store.server import ServerInfo
from kg.views.pages import render_graph, render_timeline
from tests.browser.conftest import run_kg
from tests.processes import PATIENCE_S
from tests.unit.views.graphs import HOSTILE, invented, picture_of

pytestmark = pytest.mark.browser
Open = Callable[[Path], Page]


def wait_until(page: Page, condition: str) -> None:
    """Wait until a condition holds; Playwright's own wait needs `eval`, which the pages forbid."""
    end = time.monotonic() + PATIENCE_S
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(50)


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
    assert set(asked) == set(opened)
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
    wait_until(page, "!picture.drawn().includes('欧洲')")
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
    wait_until(page, "picture.drawn().includes('名称1234')")


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


def test_many_facts_on_an_axis_are_folded_by_who_acts(open_page: Open, tmp_path: Path, artifacts: Path) -> None:
    path = tmp_path / "timeline.html"
    parties, ties = invented(60)
    path.write_text(render_timeline("news-kg", parties, ties), encoding="utf-8")
    page = open_page(path)
    page.set_viewport_size({"width": 1280, "height": 800})
    lanes, rows = page.locator(".lane"), page.locator(".row:visible")
    expect(lanes).to_have_count(59)
    assert rows.count() == 2 < len(ties)  # the first lane alone is unfolded
    lane = lanes.nth(3)
    expect(lane.locator("summary .dot").first).to_be_visible()
    lane.locator("summary").click()
    expect(lane.locator(".row").first).to_be_visible()
    page.get_by_role("button", name="Unfold all").click()
    assert rows.count() == len(ties)
    page.get_by_role("button", name="Fold all").click()
    expect(rows).to_have_count(0)
    page.get_by_label("Find words").fill("名称59")
    expect(rows.first).to_be_visible()
    page.get_by_label("Find words").fill("")
    expect(rows).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_long_texts_are_read_whole_on_the_axis(open_page: Open, tmp_path: Path, artifacts: Path, width: int) -> None:
    path = tmp_path / "timeline.html"
    text = "到二〇二八年在北方三省建成十二座储能电站，并为沿线港口提供检修服务"
    parties, ties = invented(12, title=text)
    path.write_text(render_timeline("news-kg", parties, ties), encoding="utf-8")
    page = open_page(path)
    page.set_viewport_size({"width": width, "height": 800})
    what = page.locator(".row .what").first
    expect(what).to_contain_text(text)
    assert what.evaluate("e => e.scrollHeight <= e.clientHeight + 1"), "the label is cut"
    assert float(what.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 14
    years = [box for mark in page.locator("#axis span").all() if (box := mark.bounding_box())]
    assert len(years) >= 3
    assert all(a["x"] + a["width"] <= b["x"] for a, b in pairwise(years)), "years overlap"
    assert years[0]["x"] >= 0
    assert years[-1]["x"] + years[-1]["width"] <= width
    page.screenshot(path=artifacts / f"view-timeline-{width}.png")


def test_the_pages_fit_a_phone(open_page: Open, tmp_path: Path, artifacts: Path) -> None:
    graph, timeline = tmp_path / "graph.html", tmp_path / "timeline.html"
    graph.write_text(render_graph(picture_of(60, title="一个很长的标题" * 6)), encoding="utf-8")
    timeline.write_text(render_timeline("一个很长的标题" * 6, *invented(60)), encoding="utf-8")
    for path in (graph, timeline):
        page = open_page(path)
        page.set_viewport_size({"width": 390, "height": 844})
        page.reload()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        main, detail = page.locator("main > div").bounding_box(), page.locator("#detail").bounding_box()
        assert main is not None
        assert detail is not None
        assert main["width"] == 390
        assert main["height"] > 280
        assert detail["y"] >= main["y"] + main["height"]
        expect(page.get_by_label("region")).to_be_hidden()
        page.get_by_text("Filters", exact=True).click()
        page.get_by_label("region").uncheck()
        box = page.get_by_label("published from").bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 390
        page.get_by_label("region").check()
        page.get_by_text("Filters", exact=True).click()
        if path is graph:
            wait_until(page, "picture.cy.height() === document.getElementById('canvas').clientHeight")
            page.mouse.click(*where(page, "名称0"))
        else:
            page.locator(".row:visible").first.click()
        expect(page.locator("#detail blockquote").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.screenshot(path=artifacts / f"phone-{path.stem}.png")
