from __future__ import annotations

import hashlib
import json
import re

from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kg.messages import use_language
from kg.views import pages
from kg.views.pages import render_graph, render_timeline
from tests.unit.views.graphs import HOSTILE, invented, picture_of

# cytoscape 3.34.4 from npm, dist/cytoscape.min.js, and its licence (MIT).
PINNED = {
    "cytoscape.min.js": "081591ab735b2b6a3b31a3c60f8f3a3e2fee8c92939e0c7820ad1208571b6cd8",
    "cytoscape.LICENSE.txt": "eb319c6e6f233607f71e8e2f450391751883cfc0eeb3ca7ef574c13d1d9c2203",
}


def test_what_comes_from_npm_is_what_was_pinned() -> None:
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in pages._ASSETS.iterdir()}
    assert there == PINNED


def test_a_page_holds_the_evidence_as_data() -> None:
    picture = picture_of(20)
    page = HTMLParser(render_graph(picture))
    data = json.loads(page.css_first("#data").text())
    assert [dot["name"] for dot in data["dots"]] == [dot.party.name for dot in picture.dots]
    assert len(data["ties"]) == len(picture.ties)
    source = data["ties"][0]["sources"][0]
    assert source["before"] + source["quote"] + source["after"] == "公司将建成三座工厂。"
    assert (source["start"], source["end"]) == (3, 7)


def test_texts_of_articles_stay_texts() -> None:
    parties, ties = invented(6, title=HOSTILE)
    for written in (render_graph(picture_of(6, title=HOSTILE)), render_timeline(HOSTILE, parties, ties)):
        page = HTMLParser(written)
        assert page.css("img") == []
        assert page.css("b") == []
        assert json.loads(page.css_first("#data").text())["articles"][0]["title"] == HOSTILE
        assert page.css_first("title").text() == HOSTILE


def test_pages_ask_no_host_and_are_the_same_each_time() -> None:
    parties, ties = invented(6)
    for render in (lambda: render_graph(picture_of(6)), lambda: render_timeline("图", parties, ties)):
        written = render()
        assert written == render()
        assert "default-src 'none'" in written
        assert re.findall(r"<(?:link|script|img|iframe)[^>]*\b(?:src|href)=", written) == []


def test_pages_speak_the_language_of_the_command_line() -> None:
    parties, ties = invented(6)
    use_language("zh")
    try:
        written = [render_graph(picture_of(6)), render_timeline("图", parties, ties)]
    finally:
        use_language("en")
    for page in written:
        shown = HTMLParser(re.sub(r"(?s)<(script|style)\b.*?</\1>", "", page)).body.text()
        assert "企业" in shown
        assert re.findall(r"[a-z]{3,}", shown) == []
    assert "Whole picture" in render_graph(picture_of(6))
