"""Every example of docs/python.md runs, in order, on the samples and a real Neo4j, and prints what the page shows."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from neo4j import Driver

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "python.md"


def examples() -> doctest.DocTest:
    """Return the page's examples, each at its line of the page."""
    text = PAGE.read_text(encoding="utf-8")
    kept = re.sub(r"^```(\w*)\n(.*?)^```$", _only_python, text, flags=re.M | re.S)
    return doctest.DocTestParser().get_doctest(kept, {}, PAGE.name, str(PAGE), 0)


def _only_python(block: re.Match[str]) -> str:
    """Return the block without its fences, which would count as printed; nothing of it where it is no example."""
    lines = block[2].splitlines() if block[2].startswith(">>>") else [""] * block[2].count("\n")
    return "\n".join(["", *lines, ""])


def test_the_page_prints_what_it_shows(
    empty_graph: Driver, neo4j_environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in neo4j_environment.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    test = examples()
    assert len(test.examples) > 20
    told: list[str] = []
    done = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert done.failed == 0, "".join(told)
    assert (tmp_path / "graph.graphml").stat().st_size > 10_000
