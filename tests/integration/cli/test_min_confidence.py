"""What a graph holds is what is sure enough for it: one value a graph, which a refresh changes without reading again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from neo4j import Driver

from kg.models import Extraction
from tests.integration.cli.conftest import Kg

HIGH = 0.97


def never(*_: object) -> Extraction:
    raise AssertionError("read again")


def exported(kg: Kg) -> str:
    return kg("export", "--format", "canonical", "--hash").stdout


def counted(driver: Driver, cypher: str) -> int:
    rows, _, _ = driver.execute_query(cypher)
    return int(rows[0][0])


def test_a_refresh_gives_the_graph_of_a_fresh_import_at_that_value_and_reads_nothing(
    kg: Kg, samples: Path, empty_graph: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh: dict[str, str] = {}
    for bound in ("0", str(HIGH)):
        kg("import", samples, "--min-confidence", bound)
        fresh[bound] = exported(kg)
        empty_graph.execute_query("MATCH (n) DETACH DELETE n")
    kg("import", samples)
    usual = exported(kg)
    assert len({usual, *fresh.values()}) > 1
    with monkeypatch.context() as reading:
        reading.setattr("kg.nlp.pipeline.BuiltinExtractor.extract", never)
        for bound in ("0", str(HIGH), "0"):
            done = kg("refresh", "--min-confidence", bound, "--json")
            assert (done.returncode, json.loads(done.stdout)["changed"]) == (0, 8), done.stderr
            assert exported(kg) == fresh[bound]
        assert json.loads(kg("refresh", "--json").stdout)["changed"] == 0  # what was chosen stays chosen
        assert json.loads(kg("import", samples, "--json").stdout)["changed"] == 0


def test_the_graph_holds_what_is_sure_and_keeps_what_was_read(kg: Kg, samples: Path, empty_graph: Driver) -> None:
    kg("import", samples, "--min-confidence", "0")
    read = "MATCH (x:_Extraction) RETURN sum(size(x.json))"
    weak = f"MATCH (f:Fact) WHERE f.confidence < {HIGH} RETURN count(f)"
    whole = counted(empty_graph, read)
    assert counted(empty_graph, weak) > 0
    kg("refresh", "--min-confidence", str(HIGH))
    assert counted(empty_graph, weak) == 0
    assert counted(empty_graph, "MATCH (f:Fact) RETURN count(f)") > 0
    assert counted(empty_graph, read) == whole


def test_an_import_can_not_ask_for_another_value_and_says_what_can(kg: Kg, samples: Path, empty_graph: Driver) -> None:
    one, other = samples / "01-europe-plan.txt", samples / "03-harbour-base.json"
    kg("import", one, "--min-confidence", "0.9")
    before = exported(kg)
    refused = kg("import", other, "--min-confidence", "0.5")
    assert refused.returncode == 2
    assert "at least 0.9 sure" in refused.stderr
    assert "`kg refresh --min-confidence 0.5`" in refused.stderr
    assert exported(kg) == before
    assert kg("import", other).returncode == 0
    assert kg("import", other, "--min-confidence", "0.9").returncode == 0
    held = "MATCH (x:_Extraction) RETURN count(DISTINCT x.held_from) * 10 + toInteger(10 * max(x.held_from))"
    assert counted(empty_graph, held) == 19  # one value, 0.9
    doctor = {row["subject"]: row["found"] for row in json.loads(kg("doctor", "--json").stdout)}
    assert "at least 0.9 sure" in doctor["graph"]


def test_an_empty_graph_takes_the_value_that_is_asked_for_and_a_dry_run_keeps_none(
    kg: Kg, samples: Path, empty_graph: Driver
) -> None:
    one = samples / "01-europe-plan.txt"
    assert kg("import", one, "--dry-run", "--min-confidence", "0.9").returncode == 0
    assert kg("import", one, "--min-confidence", "0.8").returncode == 0
    assert kg("import", one, "--dry-run", "--min-confidence", "0.7").returncode == 2


def test_articles_that_an_older_version_was_asked_to_read_so_keep_their_bound(
    kg: Kg, samples: Path, empty_graph: Driver
) -> None:
    kg("import", samples / "03-harbour-base.json")  # two articles
    older = "MATCH (x:_Extraction) SET x.extractor = 'older', x.min_confidence = {} REMOVE x.held_from, x.rules"
    empty_graph.execute_query(older.format(0.9))
    empty_graph.execute_query("MATCH (l:_Lock) DELETE l")
    assert json.loads(kg("refresh", "--json").stdout)["changed"] == 2
    assert counted(empty_graph, "MATCH (l:_Lock) RETURN toInteger(l.min_confidence * 10)") == 9
    empty_graph.execute_query(older.format(0.7))
    assert json.loads(kg("refresh", "--json").stdout)["changed"] == 2
    assert counted(empty_graph, "MATCH (l:_Lock) RETURN toInteger(l.min_confidence * 10)") == 9  # what is chosen stays
    empty_graph.execute_query(older.format(0.0))
    empty_graph.execute_query("MATCH (l:_Lock) REMOVE l.min_confidence")
    assert json.loads(kg("refresh", "--json").stdout)["changed"] == 2
    assert counted(empty_graph, "MATCH (l:_Lock) RETURN count(l.min_confidence)") == 0  # its default gives way to ours
