"""What changes the graph: importing again, deleting, several workers, a query that writes."""

from __future__ import annotations

import json
from pathlib import Path

from neo4j import Driver

from tests.integration.cli.conftest import Kg


def test_dry_run_writes_nothing(kg: Kg, samples: Path, empty_graph: Driver) -> None:
    done = kg("import", samples, "--dry-run")
    assert done.stdout == "10 created, 0 changed, 0 deleted, 0 failed, 0 unchanged\n"
    assert "nothing was written" in done.stderr
    records, _, _ = empty_graph.execute_query("MATCH (n) RETURN count(n) AS nodes")
    assert records[0]["nodes"] == 0


def test_workers_again_and_out(kg: Kg, samples: Path, empty_graph: Driver) -> None:
    first = json.loads(kg("import", samples, "--workers", "2", "--batch-size", "3", "--json").stdout)
    assert first["grounding"]["rate"] == 1.0
    assert first["grounding"]["facts"] > 20
    hashed = kg("export", "--hash").stdout
    again = json.loads(kg("import", samples, "--json").stdout)
    assert again["grounding"]["facts"] == 0  # proved when they came; `kg verify --graph` proves them again
    assert (again["created"], again["changed"], again["failed"], again["unchanged"]) == (0, 0, 0, 10)
    ids = [row["id"] for row in json.loads(kg("query", "articles", "--format", "json").stdout)]
    gone = kg("delete", *ids, "nobody", "--yes")
    assert (gone.returncode, gone.stdout) == (1, "0 created, 0 changed, 8 deleted, 1 failed, 0 unchanged\n")
    records, _, _ = empty_graph.execute_query("MATCH (n) WHERE NOT n:_Lock RETURN DISTINCT labels(n)[0] AS label")
    assert {record["label"] for record in records} == {"Claim", "Report"}
    kg("import", samples)
    assert kg("export", "--hash").stdout == hashed


def test_query_is_read_only_unless_asked(kg: Kg, empty_graph: Driver) -> None:
    empty_graph.execute_query("CREATE (:Article {id: 'a'})")
    refused = kg("query", "MATCH (a:Article) SET a.seen = true")
    assert refused.returncode == 1
    assert "--write" in refused.stderr
    assert kg("query", "MATCH (a:Article) SET a.seen = true", "--write").returncode == 0
    rows = json.loads(kg("query", "MATCH (a:Article) RETURN DISTINCT a.seen AS seen", "--format", "json").stdout)
    assert rows == [{"seen": True}]
