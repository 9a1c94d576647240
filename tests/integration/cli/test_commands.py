"""A user's day on the samples: import, look, ask, export, delete."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest
from neo4j import Driver

from kg.store.queries import saved_queries
from tests.integration.cli.conftest import Kg


@pytest.fixture
def imported(kg: Kg, samples: Path) -> Kg:
    """The samples are in."""
    done = kg("import", samples)
    assert (done.returncode, done.stdout) == (0, "10 created, 0 changed, 0 deleted, 0 failed\n"), done.stderr
    return kg


def test_importing_again_says_so_and_loads_no_model(imported: Kg, samples: Path) -> None:
    done = imported("import", samples, "--json")
    answer = json.loads(done.stdout)
    assert (answer["created"], answer["changed"], answer["failed"], answer["unchanged"]) == (0, 0, 0, 10)


def test_dry_run_writes_nothing(kg: Kg, samples: Path, empty_graph: Driver) -> None:
    done = kg("import", samples, "--dry-run")
    assert done.stdout == "10 created, 0 changed, 0 deleted, 0 failed\n"
    assert "nothing was written" in done.stderr
    records, _, _ = empty_graph.execute_query("MATCH (n) RETURN count(n) AS nodes")
    assert records[0]["nodes"] == 0


def test_looking(imported: Kg) -> None:
    summary = imported("summary").stdout
    for part in ("Company (", "Plan (", "Statement (", "Regulation (", "Neo4j Browser", "kg show "):
        assert part in summary
    shown = imported("show", "砚舟")
    assert shown.returncode == 0
    assert "砚舟储能" in shown.stdout
    stats = json.loads(imported("stats", "--json").stdout)
    assert stats["nodes"]["Article"] == 8
    assert stats["nodes"]["Report"] == 2


def test_show_offers_near_names(imported: Kg) -> None:
    done = imported("show", "砚舟储能公司")
    assert done.returncode == 2
    assert "砚舟" in done.stderr


def test_every_saved_query_answers(imported: Kg) -> None:
    values = {"name": "砚舟", "year": "2028", "article": "a"}
    for query in saved_queries().values():
        given = [f"{p.name}={values[p.name]}" for p in query.parameters if p.default is None]
        done = imported("query", query.name, "--format", "json", *(x for g in given for x in ("--param", g)))
        assert done.returncode == 0, (query.name, done.stderr)
        assert isinstance(json.loads(done.stdout), list)


def test_query_is_read_only_unless_asked(imported: Kg) -> None:
    refused = imported("query", "MATCH (a:Article) SET a.seen = true")
    assert refused.returncode == 1
    assert "--write" in refused.stderr
    assert imported("query", "MATCH (a:Article) SET a.seen = true", "--write").returncode == 0
    rows = json.loads(imported("query", "MATCH (a:Article) RETURN DISTINCT a.seen AS seen", "--format", "json").stdout)
    assert rows == [{"seen": True}]


def test_query_formats(imported: Kg) -> None:
    rows = json.loads(imported("query", "plans", "-p", "name=砚舟", "--format", "json").stdout)
    assert rows
    assert {"target_date", "actor", "plan"} <= set(rows[0])
    table = list(csv.reader(io.StringIO(imported("query", "plans", "-p", "name=砚舟", "--format", "csv").stdout)))
    assert len(table) == len(rows) + 1
    assert imported("query", "plans").returncode == 2
    assert imported("query", "no_such_query").returncode == 1


def test_exports_are_read_back(imported: Kg, tmp_path: Path) -> None:
    stats = json.loads(imported("stats", "--json").stdout)["nodes"]
    assert imported("export", "--out", tmp_path / "g.graphml").returncode == 0
    graph = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    companies = [n for n, labels in graph.nodes(data="labels") if "Company" in labels]
    assert len(companies) == stats["Company"]
    lines = imported("export", "--format", "jsonl").stdout.splitlines()
    assert sum("labels" in json.loads(line) for line in lines) == graph.number_of_nodes()
    assert imported("export", "--format", "csv").stdout.startswith("start,")
    assert len(imported("export", "--hash").stdout.strip()) == 64


def test_deleting_every_article_leaves_only_reports(imported: Kg, empty_graph: Driver) -> None:
    rows = json.loads(imported("query", "articles", "--format", "json").stdout)
    done = imported("delete", *(row["id"] for row in rows), "nobody", "--yes")
    assert (done.returncode, done.stdout) == (1, "0 created, 0 changed, 8 deleted, 1 failed\n")
    records, _, _ = empty_graph.execute_query("MATCH (n) WHERE NOT n:Lock RETURN DISTINCT labels(n)[0] AS label")
    assert {record["label"] for record in records} == {"Claim", "Report"}


def test_workers_give_the_same_graph(kg: Kg, samples: Path) -> None:
    kg("import", samples, "--workers", "2", "--batch-size", "3")
    hashed = kg("export", "--hash").stdout
    ids = [row["id"] for row in json.loads(kg("query", "articles", "--format", "json").stdout)]
    kg("delete", *ids, "--yes")
    kg("import", samples)
    assert kg("export", "--hash").stdout == hashed


def test_doctor_finds_nothing_wrong(imported: Kg) -> None:
    done = imported("doctor", "--json")
    findings = json.loads(done.stdout)
    assert done.returncode == 0
    assert [f for f in findings if not f["ok"]] == []
    assert {"Neo4j", "schema", "models", "graph"} <= {f["subject"] for f in findings}


def test_extract_needs_no_database(kg: Kg, samples: Path, tmp_path: Path) -> None:
    nowhere = {"NEO4J_URI": "bolt://127.0.0.1:9"}
    lines = kg("extract", samples, "--format", "jsonl", **nowhere).stdout.splitlines()
    assert len(lines) == 8
    assert {"id", "entities", "affiliations", "statements", "plans", "regulations"} <= set(json.loads(lines[0]))
    assert kg("extract", samples, "--format", "graphml", "--out", tmp_path / "g.graphml", **nowhere).returncode == 0
    assert nx.read_graphml(tmp_path / "g.graphml").number_of_nodes() > 100
    assert "plan " in kg("extract", samples, **nowhere).stdout
