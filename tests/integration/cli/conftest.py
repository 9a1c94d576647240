"""`kg` as people run it, on the database of the tests; in this process, so that the models are loaded once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from neo4j import Driver

from kg.cli import main
from kg.settings import Settings
from tests.integration.conftest import holds, wipe

Kg = Callable[..., SimpleNamespace]


@pytest.fixture(scope="session")
def run_kg(neo4j_environment: dict[str, str]) -> Kg:
    """Run `kg` with these arguments; give stdout, stderr and returncode."""

    def run(*arguments: str | Path, stdin: str | None = None, **environment: str) -> SimpleNamespace:
        runner = CliRunner(env={**neo4j_environment, **environment})
        done = runner.invoke(main, [*map(str, arguments)], input=stdin)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return SimpleNamespace(stdout=done.stdout, stderr=done.stderr, returncode=done.exit_code)

    return run


@pytest.fixture
def kg(run_kg: Kg, empty_graph: Driver) -> Kg:
    """The command, on an empty graph."""
    return run_kg


@pytest.fixture(scope="module")
def on_samples(run_kg: Kg, driver: Driver, neo4j_settings: Settings, samples: Path) -> Kg:
    """The command, on a graph of the samples, for tests that only look; imported once for modules in a row."""
    if holds("samples"):
        return run_kg
    wipe(driver, neo4j_settings, then="samples")
    done = run_kg("import", samples)
    assert (done.returncode, done.stdout) == (0, "10 created, 0 changed, 0 deleted, 0 failed, 0 unchanged\n"), (
        done.stderr
    )
    return run_kg


@pytest.fixture(scope="module")
def on_seeds(run_kg: Kg, driver: Driver, neo4j_settings: Settings, shared: Path) -> Kg:
    """The command, on a graph of the real article and its report."""
    wipe(driver, neo4j_settings)
    done = run_kg("import", shared / "seeds")
    assert done.stdout == "2 created, 0 changed, 0 deleted, 0 failed, 0 unchanged\n", done.stderr
    return run_kg
