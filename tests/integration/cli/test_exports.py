"""Each export of a graph of the samples is read back whole: by networkx, and by Neo4j's own importer."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from kg.settings import Settings
from kg.store.server import stop_server
from kg.store.server.jars import ensure_jars
from kg.store.server.java import ADMIN_CLASS, find_java, java_environment
from tests.conftest import ROOT
from tests.integration.cli.conftest import Kg
from tests.processes import PATIENCE_S


@pytest.fixture(scope="module")
def lines(on_samples: Kg) -> list[dict[str, Any]]:
    """The graph as JSON Lines."""
    return [json.loads(line) for line in on_samples("export", "--format", "jsonl").stdout.splitlines()]


def of_lines(lines: list[dict[str, Any]]) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for line in lines:
        if "id" in line:
            graph.add_node(line["id"], labels=":".join(line["labels"]), **_scalars(line["properties"]))
        else:
            graph.add_edge(line["start"], line["end"], type=line["type"], **_scalars(line["properties"]))
    return graph


def _scalars(properties: dict[str, Any]) -> dict[str, Any]:
    return {k: json.dumps(v, ensure_ascii=False) if isinstance(v, list) else v for k, v in properties.items()}


def as_sets(graph: nx.MultiDiGraph) -> tuple[set[str], set[str]]:
    """Nodes and edges with all their attributes, without what a format adds."""
    nodes = {
        repr((n, sorted((k, v) for k, v in p.items() if k != "label" and v != "[]"))) for n, p in graph.nodes(data=True)
    }
    edges = {
        repr((a, b, sorted((k, v) for k, v in p.items() if k not in ("id", "label") and v != "[]")))
        for a, b, p in graph.edges(data=True)
    }
    return nodes, edges


def test_no_relationship_of_resolution_is_told(lines: list[dict[str, Any]]) -> None:
    ids = {line["id"] for line in lines if "id" in line}
    edges = [line for line in lines if "id" not in line]
    assert len(ids) == sum("id" in line for line in lines)
    assert all(edge["start"] in ids and edge["end"] in ids for edge in edges)
    assert not {edge["type"] for edge in edges} & {
        "NAMES",
        "REFERS_TO",
        "SAME_AS",
        "ALIAS_OF",
        "EXTRACTED_AS",
    }


def test_graphml_is_read_back(on_samples: Kg, lines: list[dict[str, Any]], tmp_path: Path) -> None:
    on_samples("export", "--out", tmp_path / "g.graphml")
    assert as_sets(nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)) == as_sets(of_lines(lines))


def test_gexf_is_read_back_and_fits_the_schema(on_samples: Kg, lines: list[dict[str, Any]], tmp_path: Path) -> None:
    on_samples("export", "--format", "gexf", "--out", tmp_path / "g.gexf")
    read = nx.read_gexf(tmp_path / "g.gexf")
    assert as_sets(nx.MultiDiGraph(read)) == as_sets(of_lines(lines))
    schema = etree.XMLSchema(file=str(ROOT / "tests" / "data" / "gexf-1.3.xsd"))
    schema.assertValid(etree.parse(tmp_path / "g.gexf"))


def test_neo4j_admin_makes_the_same_graph(on_samples: Kg, neo4j_settings: Settings, tmp_path: Path) -> None:
    folder, home = tmp_path / "csv", tmp_path / "home"
    assert on_samples("export", "--format", "admin-csv").returncode == 2
    done = on_samples("export", "--format", "admin-csv", "--out", folder)
    assert done.returncode == 0, done.stderr
    assert "neo4j-admin database import full neo4j @import.args" in done.stderr
    run_neo4j_admin_import(neo4j_settings, folder, home)
    nowhere = {"NEO4J_URI": "", "NEO4J_PASSWORD": "", "KG_HOME": str(home)}
    try:
        there = on_samples("export", "--format", "canonical", "--hash", **nowhere)
        assert there.returncode == 0, there.stderr
        assert there.stdout == on_samples("export", "--format", "canonical", "--hash").stdout
        # and it goes on as a graph of kg: the same articles again change nothing
        again = on_samples("import", ROOT / "samples", **nowhere)
        assert again.stdout == "0 created, 0 changed, 0 deleted, 0 failed, 10 unchanged\n", again.stderr
    finally:
        stop_server(Settings(_env_file=None, KG_HOME=home, NEO4J_URI=None))


def run_neo4j_admin_import(settings: Settings, folder: Path, home: Path) -> None:
    """Import a folder into the store of a home in which no server ran yet, with Neo4j's own tool."""
    neo4j_home = home / "neo4j"
    (neo4j_home / "conf").mkdir(parents=True)
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]
    class_path = os.pathsep.join(str(jar) for jar in ensure_jars(settings))
    command = [str(find_java()), "-Xmx512m", *opens, "-cp", class_path, ADMIN_CLASS]
    done = subprocess.run(
        [*command, "database", "import", "full", "neo4j", "@import.args"],
        cwd=folder,
        env={**java_environment(), "NEO4J_HOME": str(neo4j_home), "NEO4J_CONF": str(neo4j_home / "conf")},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert done.returncode == 0, done.stderr + done.stdout
