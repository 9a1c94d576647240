"""Every output and page of a graph of hostile names, titles and sources: each is read again, and holds texts as texts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree
from neo4j import Driver
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.counts import tried
from tests.integration.cli.conftest import Kg
from tests.soak import SOAK


def read_html(page: str, plain: str) -> None:
    tags = {node.tag for node in HTMLParser(plain).css("*")}
    names = {name for node in HTMLParser(plain).css("*") for name in node.attributes}
    for node in HTMLParser(page).css("*"):
        assert node.tag in tags, node.tag
        assert set(node.attributes) <= names, node.attributes
        assert "javascript:" not in (node.attributes.get("href") or "")


def read_json_lines(text: str) -> None:
    for line in filter(None, text.split("\n")):
        json.loads(line, parse_constant=pytest.fail)


def read_table(text: str) -> None:
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not [cell for cell in row if cell[:1] in tuple("=+@\t\r")]


FORMATS: dict[tuple[str, ...], Callable[[str], object]] = {
    ("export", "--format", "graphml"): lambda text: nx.read_graphml(io.BytesIO(text.encode())),
    ("export", "--format", "gexf"): lambda text: etree.fromstring(text.encode()),
    ("export", "--format", "jsonl"): read_json_lines,
    ("export", "--format", "csv"): read_table,
    ("export", "--format", "canonical"): read_json_lines,
    ("stats", "--json"): json.loads,
    ("summary", "--json"): json.loads,
    ("disputes", "--json"): json.loads,
    ("judgements", "export", "-"): read_json_lines,
    ("query", "MATCH (n) RETURN n", "--format", "json"): json.loads,
    ("query", "MATCH (n) RETURN n", "--format", "csv"): read_table,
}


def reads_of_reports(plain_page: str) -> dict[str, Callable[[str], object]]:
    """Return how each form of a report is read again."""
    plainly = {"text": str, "markdown": str, "json": json.loads, "jsonl": read_json_lines}
    return {**plainly, "html": lambda text: read_html(text, plain_page)}


def check_folder(kg: Kg, form: str, folder: Path) -> int:
    """Export into a folder, out of which no name leads; return how many files that made."""
    assert kg("export", "--format", form, "--out", folder).returncode == 0
    inside = [path for path in folder.rglob("*") if path.is_file()]
    assert all(path.resolve().is_relative_to(folder.resolve()) for path in inside)
    return len(inside)


def test_every_output_of_a_hostile_graph_can_be_read(
    say: Kg, hostile_graph: str, driver: Driver, tmp_path: Path
) -> None:
    count = 0
    for command, read in FORMATS.items():
        done = say(*command)
        assert done.returncode == 0, (command, done.stderr)
        read(done.stdout)
        count += 1
    made = [check_folder(say, form, tmp_path / form) for form in ("admin-csv", "markdown")]
    assert all(made)
    for more, suffix in (((), ".html"), ((), ".svg"), (("--timeline",), ".html")):
        out = tmp_path / f"view{suffix}"
        assert say("view", *more, "--out", out).returncode == 0
        if suffix == ".svg":
            etree.parse(out)
        count += 1
    plain = tmp_path / "plain.json"
    plain.write_text(json.dumps({"id": "p", "title": "题", "content": "海川公司董事长陈立表示，计划建成两座工厂。"}))
    reads = reads_of_reports(say("report", plain, "--format", "html").stdout)
    articles = [row["id"] for row in driver.execute_query("MATCH (a:Article) RETURN a.id AS id").records]
    for identifier in articles[:: 1 if SOAK else 8]:
        for form, read in reads.items():
            done = say("report", "--format", form, "--", identifier)
            assert done.returncode == 0, (identifier, done.stderr)
            read(done.stdout)
            count += 1
    tried(
        "Outputs and pages of a graph of hostile names",
        count + sum(made),
        held="each is read again; no element or handler more",
    )
