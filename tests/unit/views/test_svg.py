from __future__ import annotations

import struct
from xml.etree import ElementTree

import pytest

from kg.errors import UsageError
from kg.views import svg
from kg.views.svg import render_png, render_svg
from tests.unit.views.graphs import HOSTILE, picture_of

_SVG = "{http://www.w3.org/2000/svg}"


def texts(drawn: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(drawn).iter(f"{_SVG}text")]


def test_all_names_of_a_small_picture_are_there() -> None:
    picture = picture_of(20)
    assert {dot.party.name for dot in picture.dots} <= set(texts(render_svg(picture)))


def test_a_large_picture_names_the_most_important() -> None:
    picture = picture_of(2000)
    best = max(picture.dots, key=lambda dot: dot.articles)
    named = texts(render_svg(picture))
    assert best.party.name in named
    assert 150 < len(named) < 2000


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert render_svg(picture_of(50)) == render_svg(picture_of(50))


def test_texts_stay_texts() -> None:
    drawn = render_svg(picture_of(5, title=HOSTILE + "\x00"))
    root = ElementTree.fromstring(drawn)
    assert root.findtext(f"{_SVG}title") == HOSTILE + "\N{REPLACEMENT CHARACTER}"
    assert {element.tag for element in root.iter()} == {
        _SVG + tag for tag in ("svg", "title", "rect", "g", "line", "circle", "text")
    }


def test_an_empty_picture_is_a_picture() -> None:
    assert "<svg" in render_svg(picture_of(1))


def test_png_has_the_width_that_was_asked_for() -> None:
    png = render_png(render_svg(picture_of(8)), 640)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", png[16:20]) == (640,)
    assert png == render_png(render_svg(picture_of(8)), 640)


def test_png_without_a_chinese_font_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "_probe", lambda char: b"a box")
    with pytest.raises(UsageError, match="Chinese characters"):
        render_png(render_svg(picture_of(3)), 100)
