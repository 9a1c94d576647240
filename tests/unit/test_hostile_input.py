"""Hostile input through loaders, extractor, tables, files and pages: each ends as something whole or as a clear refusal.

How many is counted; in CI a tenth of what `make soak` draws.
"""

from __future__ import annotations

import csv
import io
import json
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kg.door.records import as_article
from kg.graph.observing import observe
from kg.models import Article, Report
from kg.models.values import as_object
from kg.nlp.pipeline import BuiltinExtractor, load_extractor
from kg.printable import spreadsheet_cell
from kg.views.exports import write_csv, write_graphml, write_jsonl
from kg.views.gexf import write_gexf
from kg.views.pages import render_graph, render_timeline
from kg.views.records import Edge, GraphRecords, Node
from kg.views.svg import render_svg
from loaders import LoadOptions, load
from tests.counts import tried
from tests.hostile import BY_HAND, files, texts, whole_texts
from tests.soak import SOAK
from tests.unit.views.graphs import invented, picture_of

# Of ten thousand; each that is drawn is 300 characters at most, and takes at most so much processor time.
FILES, TEXTS, TABLES, PAGES = (4000, 2500, 2500, 1000) if SOAK else (400, 250, 250, 100)
SECONDS_EACH, MEGABYTES = 10.0, 700
LIMITS = f"at most {SECONDS_EACH:g} s of processor time each, and {MEGABYTES} MB of memory more for all"


def drawn(count: int) -> settings:
    """Return how many to draw; in CI the same each time."""
    return settings(
        max_examples=count, deadline=None, suppress_health_check=list(HealthCheck), derandomize=not SOAK, database=None
    )


@pytest.fixture(scope="module")
def extractor() -> BuiltinExtractor:
    loaded = load_extractor()
    loaded.extract(Article(id="a", title="题", content="小米公司表示，将投资3亿元。"))
    return loaded


@pytest.fixture(autouse=True)
def memory(extractor: BuiltinExtractor) -> Iterator[None]:
    """All of a test together keeps within its memory."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEGABYTES * 1024


class Watch:
    """Counts what was tried, and watches over the time of each."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, work: Callable[[], object]) -> None:
        began = time.process_time()
        work()
        assert time.process_time() - began < SECONDS_EACH
        self.count += 1


def test_files_end_as_articles_or_refusals(tmp_path: Path) -> None:
    watch = Watch()

    @drawn(FILES)
    @given(files())
    def check(drawn_file: tuple[str, bytes]) -> None:
        name, content = drawn_file
        path = tmp_path / name
        path.write_bytes(content)
        watch(lambda: read(path))
        path.unlink()

    def read(path: Path) -> None:
        refused: list[object] = []
        for record in load([str(path)], LoadOptions(), refused.append):
            assert isinstance(record, Article | Report)
            record.model_dump_json()  # no halves of characters
            assert record.id
        for error in refused:
            assert str(path) in str(error), "a refusal names its file"

    check()
    tried(
        "Hostile files through the loaders",
        watch.count,
        held=f"articles, reports, or a refusal that names the file; {LIMITS}",
    )


def test_texts_are_extracted_with_their_characters(extractor: BuiltinExtractor) -> None:
    watch = Watch()

    @drawn(TEXTS)
    @given(texts)
    def check(text: str) -> None:
        watch(lambda: read(text))

    def read(text: str) -> None:
        article = as_article(text)
        found = extractor.extract(article)
        for entity in found.entities:
            for span in entity.mention_spans:
                assert article.text[span.start : span.end] == span.surface
        for facts in found.by_kind().values():
            for fact in facts:
                assert article.text[fact.start : fact.end] == fact.text
        observe(article, found, "test")

    for text in BY_HAND:
        watch(lambda text=text: read(text))  # type: ignore[misc]
    check()
    tried("Hostile texts through the extractor", watch.count, held=f"every fact gives its own characters; {LIMITS}")


def test_tables_and_files_can_be_read_again() -> None:
    watch = Watch()

    @drawn(TABLES)
    @given(whole_texts, whole_texts)
    def check(name: str, value: str) -> None:
        watch(lambda: write(name, value))

    def write(name: str, value: str) -> None:
        properties = {"name": value, "list": [value, name], "number": float("inf"), "text": name}
        edge = Edge("n", "ABOUT", "m", {"quote": value, "score": float("nan")})
        records = GraphRecords([Node("n", ("Entity",), properties), Node("m", ("Fact",), properties)], [edge])
        table, lines, graphml, gexf = io.StringIO(), io.StringIO(), io.BytesIO(), io.BytesIO()
        write_csv(records, table)
        for row in csv.reader(io.StringIO(table.getvalue(), newline="")):
            assert not [cell for cell in row if cell[:1] in "=+@\t\r" and cell]
            assert "\x1b" not in "".join(row)
        write_jsonl(records, lines)
        told = [json.loads(line, parse_constant=pytest.fail) for line in lines.getvalue().rstrip("\n").split("\n")]
        assert told[0]["properties"]["name"] == value
        write_graphml(records, graphml)
        assert len(nx.read_graphml(io.BytesIO(graphml.getvalue())).nodes) == 2
        write_gexf(records, gexf)
        etree.fromstring(gexf.getvalue())
        json.dumps(as_object(properties), allow_nan=False)
        assert spreadsheet_cell(value)[:1] not in ("=", "@", "\t", "\r")

    check()
    tried(
        "Hostile values through CSV, JSON Lines, GraphML and GEXF",
        watch.count,
        held=f"each file is read again; {LIMITS}",
    )


def both(title: str) -> tuple[str, str]:
    """Return the two pages with a title in every place of theirs."""
    parties, ties = invented(3, title=title)
    return render_graph(picture_of(3, title=title)), render_timeline(title, parties, ties)


def elements(page: str) -> list[tuple[str | None, tuple[str, ...]]]:
    """Return every element with the names of its attributes: what a text must not add to."""
    return [(node.tag, tuple(node.attributes)) for node in HTMLParser(page).css("*")]


def test_pages_hold_texts_as_texts() -> None:
    watch = Watch()
    plain = [elements(page) for page in both("标题")]

    @drawn(PAGES)
    @given(whole_texts)
    def check(title: str) -> None:
        watch(lambda: draw(title))

    def draw(title: str) -> None:
        for page, benign in zip(both(title), plain, strict=True):
            assert elements(page) == benign
            data = json.loads(HTMLParser(page).css_first("#data").text())
            assert {article["title"] for article in data["articles"]} == {title}
        etree.fromstring(render_svg(picture_of(3, title=title)).encode())

    check()
    tried(
        "Hostile titles through pages and pictures", watch.count, held=f"no element, script or handler more; {LIMITS}"
    )
