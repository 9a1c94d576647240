"""`kg refresh` does again what other rules have done: reading only where the extractor is another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from neo4j import Driver

from kg.models import Article, Extraction
from tests.integration.cli.conftest import Kg

RULES = "MATCH (x) WHERE x:_Extraction OR x:Report SET x.rules = 'older'"


def never(*_: object) -> Extraction:
    raise AssertionError("read again")


def changed(printed: str) -> int:
    return int(json.loads(printed)["changed"])


def test_other_rules_check_and_derive_again_without_reading(
    kg: Kg, samples: Path, empty_graph: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    kg("import", samples)
    fresh = kg("export", "--hash").stdout
    assert kg("refresh").stdout.startswith("0 created, 0 changed")
    empty_graph.execute_query(RULES)
    empty_graph.execute_query("MATCH (c:Claim {verdict: 'contradicted'}) SET c.verdict = 'supported'")
    empty_graph.execute_query("MATCH (p:Plan) WITH p LIMIT 3 DETACH DELETE p")
    with monkeypatch.context() as reading:
        reading.setattr("kg.nlp.pipeline.BuiltinExtractor.extract", never)
        done = kg("refresh", "--json")
    assert (done.returncode, changed(done.stdout)) == (0, 8), done.stderr
    assert kg("export", "--hash").stdout == fresh
    assert changed(kg("refresh", "--json").stdout) == 0


def test_a_report_without_an_article_is_checked_again(kg: Kg, samples: Path, empty_graph: Driver) -> None:
    kg("import", samples / "06-report-safety-rules.txt")
    fresh = kg("export", "--hash").stdout
    empty_graph.execute_query("MATCH (r:Report)-[:CLAIMS]->(c) SET r.rules = 'older', c.verdict = 'supported'")
    assert kg("refresh").returncode == 0
    assert kg("export", "--hash").stdout == fresh


class Empty:
    """Finds nothing, and says so in its version."""

    version = "1"

    def extract(self, article: Article) -> Extraction:
        return Extraction(id=article.id)


def test_each_article_stays_with_the_extractor_that_it_came_with(
    kg: Kg, samples: Path, empty_graph: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as installed:
        installed.setattr("kg.offline.extractors._registered", lambda: {"empty": _Point()})
        kg("import", samples / "01-europe-plan.txt", "--extractor", "empty")
        kg("import", samples / "03-harbour-base.json")  # two articles
        assert _stored(empty_graph) == {("empty:1", "empty"), (_builtin(), "builtin")}
        installed.setattr(Empty, "version", "2")
        assert changed(kg("refresh", "--json").stdout) == 1
        assert _stored(empty_graph) == {("empty:2", "empty"), (_builtin(), "builtin")}
    empty_graph.execute_query(RULES)
    kept = kg("refresh")
    assert (kept.returncode, kept.stdout[:22]) == (0, "0 created, 3 changed, ")
    assert "1 article(s) were read by the extractor 'empty', which is not installed" in kept.stderr
    assert _stored(empty_graph) == {("empty:2", "empty"), (_builtin(), "builtin")}
    assert changed(kg("refresh", "--extractor", "builtin", "--json").stdout) == 1
    assert _stored(empty_graph) == {(_builtin(), "builtin")}
    unknown = kg("refresh", "--extractor", "nobody")
    assert unknown.returncode != 0
    assert "there is no extractor 'nobody'" in unknown.stderr


class _Point:
    """What an entry point does."""

    value = "test:Empty"

    def load(self) -> type[Empty]:
        return Empty


def _builtin() -> str:
    from kg.nlp.version import extractor_version

    return extractor_version()


def _stored(driver: Driver) -> set[tuple[str, str]]:
    rows, _, _ = driver.execute_query("MATCH (x:_Extraction) RETURN x.extractor, x.read_by")
    return {(row[0], row[1]) for row in rows}
