"""`kg` as people run it, on the database of the tests; in this process, so that the models are loaded once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from neo4j import Driver

from kg.cli import main

Kg = Callable[..., SimpleNamespace]


@pytest.fixture
def kg(neo4j_environment: dict[str, str], empty_graph: Driver) -> Kg:
    """Run `kg` with these arguments on an empty graph; give stdout, stderr and returncode."""

    def run(*arguments: str | Path, stdin: str | None = None, **environment: str) -> SimpleNamespace:
        runner = CliRunner(env={**neo4j_environment, **environment})
        done = runner.invoke(main, [*map(str, arguments)], input=stdin)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return SimpleNamespace(stdout=done.stdout, stderr=done.stderr, returncode=done.exit_code)

    return run
