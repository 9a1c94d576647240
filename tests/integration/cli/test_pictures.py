"""Pictures and dossiers of a graph of the samples, as people write them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from rich.cells import cell_len
from selectolax.lexbor import LexborHTMLParser

from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from tests.integration.cli.conftest import Kg


def data_of(path: Path) -> dict[str, Any]:
    page = LexborHTMLParser(path.read_text(encoding="utf-8"))
    data: dict[str, Any] = json.loads(page.css_first("#data").text())
    return data


def test_view_draws_what_surrounds_an_entity(on_samples: Kg, tmp_path: Path) -> None:
    done = on_samples("view", "砚舟储能", "--out", tmp_path / "one.html")
    assert done.returncode == 0, done.stderr
    data = data_of(tmp_path / "one.html")
    names = {dot["name"] for dot in data["dots"]}
    assert {"砚舟储能", "欧洲", "顾闻笙"} <= names
    centre = [dot["name"] for dot in data["dots"]].index("砚舟储能")
    lines = [{line["a"], line["b"]} for line in data["lines"]]
    assert all({centre, number} in lines for number in range(len(names)) if number != centre)
    on_samples("view", "砚舟储能", "--steps", "2", "--out", tmp_path / "two.html")
    assert len(data_of(tmp_path / "two.html")["dots"]) > len(names)
    on_samples("view", "砚舟储能", "--type", "person", "--out", tmp_path / "people.html")
    assert {dot["type"] for dot in data_of(tmp_path / "people.html")["dots"]} == {"company", "person"}


def test_view_holds_the_characters_of_the_articles(on_samples: Kg, neo4j_settings: Settings, tmp_path: Path) -> None:
    on_samples("view", "--out", tmp_path / "all.html")
    data = data_of(tmp_path / "all.html")
    with open_driver(neo4j_settings) as driver:
        store = GraphStore(driver, neo4j_settings.neo4j_database)
        texts = {r["id"]: r["text"] for r in store.rows("read/article_texts", ids=[a["id"] for a in data["articles"]])}
    sources = [source for tie in data["ties"] for source in tie["sources"]]
    assert len(sources) > 100
    for source in sources:
        text = texts[data["articles"][source["article"]]["id"]]
        assert text[source["start"] : source["end"]] == source["quote"]
        assert text[: source["start"]].endswith(source["before"])
        assert text[source["end"] :].startswith(source["after"])


def test_view_writes_the_same_bytes_again(on_samples: Kg, tmp_path: Path) -> None:
    for arguments in (["one.html"], ["one.svg"], ["line.html", "--timeline"]):
        found = []
        for folder in ("a", "b"):
            (tmp_path / folder).mkdir(exist_ok=True)
            path = tmp_path / folder / arguments[0]
            assert on_samples("view", "--out", path, *arguments[1:]).returncode == 0
            found.append(path.read_bytes())
        assert found[0] == found[1]


def test_view_for_print(on_samples: Kg, tmp_path: Path) -> None:
    on_samples("view", "砚舟储能", "--out", tmp_path / "one.svg")
    drawn = ElementTree.parse(tmp_path / "one.svg").getroot()
    assert "欧洲" in [element.text for element in drawn.iter("{http://www.w3.org/2000/svg}text")]
    done = on_samples("view", "砚舟储能", "--out", tmp_path / "one.png", "--width", "500")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "one.png").read_bytes()[:4] == b"\x89PNG"
    refused = on_samples("view", "--out", tmp_path / "one.jpg")
    assert refused.returncode == 2
    assert "Use .html, .svg or .png" in refused.stderr
    assert on_samples("view", "没有这家公司啊", "--out", tmp_path / "no.html").returncode == 2
    assert not (tmp_path / "no.html").exists()


def test_an_output_that_cannot_be_written_is_said_in_one_line(on_samples: Kg, tmp_path: Path) -> None:
    nowhere = tmp_path / "no" / "folder"
    (tmp_path / "file").write_text("", encoding="utf-8")
    for arguments in (
        ["view", "--out", nowhere / "g.html"],
        ["view", "--timeline", "--out", nowhere / "g.html"],
        ["dossier", "砚舟储能", "--out", nowhere / "d.md"],
        ["export", "--out", nowhere / "g.graphml"],
        ["export", "--format", "markdown", "--out", tmp_path / "file" / "folder"],
    ):
        done = on_samples(*arguments)
        assert done.returncode == 2
        assert done.stderr.startswith("Error: the ")
        assert str(tmp_path) in done.stderr


def test_the_timeline_is_of_those_who_are_named(on_samples: Kg, tmp_path: Path) -> None:
    on_samples("view", "砚舟储能", "--timeline", "--out", tmp_path / "line.html")
    data = data_of(tmp_path / "line.html")
    shown = json.loads(on_samples("timeline", "砚舟储能", "--json").stdout)
    (entity,) = (e for e in shown if e["name"] == "砚舟储能")
    assert len(data["ties"]) == len(entity["facts"])
    assert {tie["text"] for tie in data["ties"]} == {fact["text"] for fact in entity["facts"]}
    assert any(tie["revised"] for tie in data["ties"])


def test_dossier_tells_all_with_sources(on_samples: Kg, tmp_path: Path) -> None:
    page = on_samples("dossier", "砚舟储能", "--all").stdout
    assert page.startswith("# 砚舟储能\n")
    for title in ("Figures", "Plans", "Statements", "Posts", "Sources"):
        assert f"\n## {title}\n" in page
    assert "\n## Rules\n" in on_samples("dossier", "澜江省电化学储能电站安全管理办法").stdout
    shown = json.loads(on_samples("show", "砚舟储能", "--json").stdout)
    (entity,) = (e for e in shown if e["name"] == "砚舟储能")
    places = set(re.findall(r"characters (\d+) to (\d+)", page))
    assert {(str(fact["start"]), str(fact["end"])) for fact in entity["facts"]} <= places
    assert on_samples("dossier", "砚舟储能", "--all", "--out", tmp_path / "y.md").stdout == ""
    assert (tmp_path / "y.md").read_text(encoding="utf-8") == page
    assert on_samples("dossier", "没有这家公司啊").returncode == 2


def test_a_dossier_is_a_page_in_each_format(on_samples: Kg) -> None:
    text = on_samples("dossier", "砚舟储能", "--format", "text").stdout
    assert max(map(cell_len, text.splitlines())) <= 80
    assert text.count("\n") < 80
    assert text.index("Figures") < text.index("Plans") < text.index("Statements") < text.index("Posts")
    assert "before: 砚舟储能将在2026年12月底前建成挪威首座储能电池工厂并投产" in text
    page = LexborHTMLParser(on_samples("dossier", "砚舟储能", "--format", "html").stdout)
    assert [title.text() for title in page.css("h1")] == ["砚舟储能"]


def test_export_writes_a_dossier_of_each(on_samples: Kg, tmp_path: Path) -> None:
    done = on_samples("export", "--format", "markdown", "--out", tmp_path / "all")
    assert done.returncode == 0, done.stderr
    found = {path.read_text(encoding="utf-8") for path in (tmp_path / "all").glob("company-*.md")}
    assert on_samples("dossier", "砚舟储能", "--all").stdout in found
    index = (tmp_path / "all" / "README.md").read_text(encoding="utf-8")
    assert "[砚舟储能](<company-砚舟储能.md>)" in index
