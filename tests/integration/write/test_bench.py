"""Writing beside plain CREATE of the same rows, with a margin so wide that no busy machine meets it."""

from __future__ import annotations

import json
from pathlib import Path

import psutil
from neo4j import Driver

from benchmarks.costs import costing
from benchmarks.invented_articles import invented_articles
from benchmarks.peers import Plain
from benchmarks.servers import Server
from benchmarks.writing import KgWriter, write_rows
from kg.ask.export import read_graph
from kg.offline.extracting import ExtractArticles
from kg.settings import Settings
from kg.store.graph import GraphStore


def test_writing_is_not_far_from_plain_create(empty_graph: Driver, neo4j_settings: Settings, tmp_path: Path) -> None:
    assert neo4j_settings.neo4j_uri is not None
    password = neo4j_settings.neo4j_password.get_secret_value() if neo4j_settings.neo4j_password else ""
    store = GraphStore(empty_graph, neo4j_settings.neo4j_database)
    store.ensure_schema()
    server = Server(neo4j_settings, store, psutil.Process(), neo4j_settings.neo4j_uri, password)
    articles = list(invented_articles(20))
    with ExtractArticles() as extract:
        read = list(zip(articles, extract(articles), strict=True))
    writer = KgWriter(server, read)  # type: ignore[arg-type]
    writer.round(True)
    records = read_graph(store)
    writer.round(False)
    assert len(read_graph(store).nodes) == len(records.nodes)  # another author in each article, and nothing more
    server.wipe()
    write_rows(records, tmp_path / "rows.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()]
    nodes, edges = [n for n in lines if "labels" in n], [e for e in lines if "labels" not in e]
    plain = Plain(server.uri, (neo4j_settings.neo4j_username, password))
    plain.prepare(nodes)
    with costing() as created:
        plain.write(nodes, edges, first=True)
    counted = store.query("MATCH (n) RETURN count(n), COUNT { ()-->() }", {})[1][0]
    assert counted == [len(records.nodes), len(records.edges)]
    plain.write(nodes, edges, first=False)
    assert store.query("MATCH (n) RETURN count(n), COUNT { ()-->() }", {})[1][0] == counted
    plain.driver.close()
    server.wipe()
    assert store.rows("read/constraint_names") == []
    store.ensure_schema()  # for the tests that come after
    assert writer.writing[True][0] < 60 * created.clock
