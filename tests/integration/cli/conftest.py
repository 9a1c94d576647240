"""`kg` as people run it: a process of its own, on the database of the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from neo4j import Driver

Kg = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def kg(neo4j_environment: dict[str, str], empty_graph: Driver) -> Kg:
    """Run `kg` with these arguments on an empty graph; give what it printed and its exit code."""

    def run(*arguments: str | Path, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from kg.cli import main; main()", *map(str, arguments)],
            env={**neo4j_environment, "PYTHONHASHSEED": "random", **environment},
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            cwd=os.environ.get("TMPDIR", "/"),
        )

    return run
