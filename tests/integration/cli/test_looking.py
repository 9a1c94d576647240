"""Looking at a graph of the samples: nothing here changes it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import networkx as nx

from kg.store.queries import saved_queries
from tests.integration.cli.conftest import Kg

ANY_FACT = "MATCH (f:Plan)-[:EVIDENCED_BY]->(a:Article) RETURN f.id AS fact, a.id AS article ORDER BY fact LIMIT 1"


def test_looking(on_samples: Kg) -> None:
    summary = on_samples("summary").stdout
    for part in ("Company (", "Plan (", "Statement (", "Regulation (", "Neo4j Browser", " show '砚舟储能'"):
        assert part in summary
    told = re.findall(r": 砚舟储能将在2026年12月底前建成挪威首座储能电池工厂并投产  \(0\.\d\d sure\)\n", summary)
    assert len(told) == 1, "a reprint says it too"
    shown = on_samples("show", "砚舟")
    assert shown.returncode == 0
    assert "砚舟储能" in shown.stdout
    stats = json.loads(on_samples("stats", "--json").stdout)
    assert stats["nodes"]["Article"] == 8
    assert stats["nodes"]["Report"] == 2


def test_show_offers_near_names(on_samples: Kg) -> None:
    done = on_samples("show", "砚舟储能研究会")
    assert done.returncode == 2
    assert "砚舟" in done.stderr


def test_every_saved_query_answers(on_samples: Kg) -> None:
    (known,) = json.loads(on_samples("query", ANY_FACT, "--format", "json").stdout)
    values = {"name": "砚舟", "to": "鹭汀新能源"} | known
    for query in saved_queries().values():
        values["from"] = "2025" if query.name == "changes_between" else "韩知予"
        given = [f"{p.name}={values[p.name]}" for p in query.parameters if p.default is None]
        done = on_samples("query", query.name, "--format", "json", *(x for g in given for x in ("--param", g)))
        assert done.returncode == 0, (query.name, done.stderr)
        assert isinstance(json.loads(done.stdout), list)


def test_query_formats(on_samples: Kg) -> None:
    rows = json.loads(on_samples("query", "plans", "-p", "name=砚舟", "--format", "json").stdout)
    assert rows
    assert {"target_date", "actor", "plan"} <= set(rows[0])
    table = list(csv.reader(io.StringIO(on_samples("query", "plans", "-p", "name=砚舟", "--format", "csv").stdout)))
    assert len(table) == len(rows) + 1
    assert on_samples("query", "plans").returncode == 2
    assert on_samples("query", "no_such_query").returncode == 2


def test_exports_are_read_back(on_samples: Kg, tmp_path: Path) -> None:
    stats = json.loads(on_samples("stats", "--json").stdout)["nodes"]
    assert on_samples("export", "--out", tmp_path / "g.graphml").returncode == 0
    graph = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    companies = [n for n, labels in graph.nodes(data="labels") if "Company" in labels]
    assert len(companies) == stats["Company"]
    lines = on_samples("export", "--format", "jsonl").stdout.splitlines()
    assert sum("labels" in json.loads(line) for line in lines) == graph.number_of_nodes()
    assert on_samples("export", "--format", "csv").stdout.startswith("start,")
    assert len(on_samples("export", "--hash").stdout.strip()) == 64


def test_doctor_finds_nothing_wrong(on_samples: Kg) -> None:
    done = on_samples("doctor", "--json")
    findings = json.loads(done.stdout)
    assert done.returncode == 0
    assert [f for f in findings if not f["ok"]] == []
    assert {"Neo4j", "schema", "models", "graph"} <= {f["subject"] for f in findings}


def test_extract_needs_no_database(on_samples: Kg, samples: Path, tmp_path: Path) -> None:
    nowhere = {"NEO4J_URI": "bolt://127.0.0.1:9"}
    lines = on_samples("extract", samples, "--format", "jsonl", **nowhere).stdout.splitlines()
    assert len(lines) == 8
    assert {"id", "entities", "affiliations", "statements", "plans", "regulations"} <= set(json.loads(lines[0]))
    assert (
        on_samples("extract", samples, "--format", "graphml", "--out", tmp_path / "g.graphml", **nowhere).returncode
        == 0
    )
    assert nx.read_graphml(tmp_path / "g.graphml").number_of_nodes() > 100
    assert "plan " in on_samples("extract", samples, **nowhere).stdout


def test_timeline_shows_what_became_of_a_plan(on_samples: Kg) -> None:
    done = on_samples("timeline", "砚舟储能", "--json")
    assert done.returncode == 0
    (entity,) = (e for e in json.loads(done.stdout) if e["name"] == "砚舟储能")
    facts = entity["facts"]
    days = [fact["sources"][0]["published"] or "9999" for fact in facts]
    assert days == sorted(days)
    assert any(fact["revises"] and fact["sources"][0]["article"] == "ljcj-20251120-003" for fact in facts)
    assert any(fact["revised_by"] and fact["sources"][0]["article"] == "ljcj-20250312-001" for fact in facts)
    reprinted = [fact for fact in facts if {s["article"] for s in fact["sources"]} >= {"cnjs-20250313-017"}]
    assert reprinted
    assert all(fact["witnesses"] == 1 for fact in reprinted if len(fact["sources"]) == 2)
    assert "revises" in on_samples("timeline", "砚舟储能").stdout


def test_disputes_names_both_sides(on_samples: Kg) -> None:
    found = json.loads(on_samples("disputes", "--json").stdout)
    printed = on_samples("disputes").stdout
    assert printed.endswith(f"{len(found)} dispute(s)\n")
    for pair in found:
        assert pair["fact"] < pair["other_fact"]
        assert pair["text"] in printed
