"""Parquet that `kg extract` wrote goes into the graph as its articles would, and is not read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.offline import reading
from tests.integration.cli.conftest import Kg


def test_the_same_graph_without_reading_again(
    kg: Kg, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "samples.parquet"
    assert kg("extract", samples, "--out", out, "--partition-size", "3").returncode == 0
    articles = [path for path in sorted(samples.iterdir()) if "report" not in path.name]
    assert kg("import", *articles, "-q").stdout.startswith("8 created")
    expected = kg("export", "--hash").stdout
    # It is known by its content: the same articles, wherever they come from.
    assert kg("import", out, "-q").stdout == "0 created, 0 changed, 0 deleted, 0 failed, 8 unchanged\n"
    ids = [row.split(",")[0] for row in kg("query", "MATCH (a:Article) RETURN a.id", "--format", "csv").stdout.split()]
    assert kg("delete", *ids[1:], "--yes").returncode == 0
    monkeypatch.setattr(reading, "_loaded_extractor", lambda name: pytest.fail("an article was read again"))
    assert kg("import", out, "-q").stdout == "8 created, 0 changed, 0 deleted, 0 failed, 0 unchanged\n"
    assert kg("export", "--hash").stdout == expected


def test_a_prefix_renames_what_was_read_before(kg: Kg, samples: Path, tmp_path: Path) -> None:
    source, out = samples / "02-safety-rules.json", tmp_path / "one.parquet"
    kg("extract", source, "--out", out)
    kg("import", source, "--id-prefix", "wire:", "-q")
    expected = kg("export", "--hash").stdout
    assert kg("import", out, "--id-prefix", "wire:", "-q").stdout.endswith("1 unchanged\n")
    [identifier] = kg("query", "MATCH (a:Article) RETURN a.id", "--format", "csv").stdout.split()[1:]
    assert identifier.startswith("wire:")
    kg("delete", identifier, "--yes")
    kg("import", out, "--id-prefix", "wire:", "-q")
    assert kg("export", "--hash").stdout == expected
