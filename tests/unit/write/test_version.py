"""The version of a graph is the version of everything that decides what is in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.store.queries import cypher_folder
from kg.write.version import graph_rules, rules_digest
from tests.conftest import ROOT

ROOMS = ("models", "text", "resolve", "graph", "verify", "store", "write")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for room in ROOMS:
        shutil.copytree(ROOT / "kg" / room, tmp_path / "kg" / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(cypher_folder(), tmp_path / "cypher")
    return tmp_path


def test_the_same_files_are_the_same_version(package: Path) -> None:
    assert rules_digest(package / "kg", package / "cypher") == graph_rules()


@pytest.mark.parametrize(
    "changed",
    [
        "kg/verify/check.py",
        "kg/verify/numbers.py",
        "kg/graph/derivation.py",
        "kg/graph/joining.py",
        "kg/resolve/names.py",
        "kg/write/claims.py",
        "kg/models/facts/plan.py",
        "kg/text/lexicons/zh/title_heads.txt",
        "kg/store/derived.py",
        "cypher/upsert/works_for.cypher",
        "cypher/cleanup/unused_names.cypher",
        "cypher/read/filed_names.cypher",
    ],
)
def test_another_rule_or_word_is_another_version(package: Path, changed: str) -> None:
    path = package / changed
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert rules_digest(package / "kg", package / "cypher") != graph_rules()


@pytest.mark.parametrize(
    "changed", ["cypher/read/plans.cypher", "cypher/browser/style.grass", "kg/store/connection.py"]
)
def test_what_only_shows_and_connects_makes_no_graph_old(package: Path, changed: str) -> None:
    path = package / changed
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert rules_digest(package / "kg", package / "cypher") == graph_rules()
