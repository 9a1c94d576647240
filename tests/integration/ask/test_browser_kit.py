"""The kit for sixty articles: every query of the guide and of the archive runs, and those of the guide draw."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

import pytest
from neo4j import Driver
from neo4j.graph import Node, Path

from kg.ask.browser_kit import GUIDE, SCRIPTS, STYLE, make_kit
from kg.ask.examples import example_values
from kg.store.graph import GraphStore
from kg.store.queries import saved_queries
from kg.views.kit_server import ServedFile


@pytest.fixture(scope="module")
def kit(sixty: GraphStore) -> dict[str, ServedFile]:
    return make_kit(sixty, "http://localhost:8474")


def test_every_query_that_draws_has_an_example(sixty: GraphStore) -> None:
    assert example_values(sixty).keys() == saved_queries("browser").keys()


def test_the_guide_asks_ten_questions_that_draw(kit: dict[str, ServedFile], driver: Driver) -> None:
    page = kit[GUIDE].content.decode("utf-8")
    assert len(re.findall(r"<h3>\d+\. ", page)) == 10
    blocks = [unescape(block) for block in re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)]
    assert blocks[0] == f":style http://localhost:8474{STYLE}"
    queries = blocks[1:]
    assert len(queries) == 12
    with driver.session() as session:
        for query in queries:
            values = [value for record in session.run(query) for value in record.values()]
            assert any(isinstance(value, Path) for value in values), query
            assert all(value is None or isinstance(value, Path | Node) for value in values), query


def test_every_script_of_the_archive_runs(kit: dict[str, ServedFile], driver: Driver) -> None:
    with zipfile.ZipFile(io.BytesIO(kit[SCRIPTS].content)) as archive:
        texts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert len(texts) == len(saved_queries()) + len(saved_queries("browser"))
    with driver.session() as session:
        for name, text in texts.items():
            assert re.match(r"// .*[\u4e00-\u9fff].* · ", text), name
            rows = list(session.run(text))
            assert rows or name.split("/")[1] in {"plans_overdue.cypher", "unsupported_about.cypher"}, name
