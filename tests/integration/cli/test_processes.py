"""Several processes, and processes that are killed: the graph is the one of a single quiet import."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from neo4j import Driver

from kg.settings import Settings
from tests.integration.cli.conftest import Kg
from tests.processes import running
from tests.soak import SOAK, soaked

Start = Callable[..., subprocess.Popen[str]]
# In the samples, beside two reports.
ARTICLES = 8


@pytest.fixture(scope="module")
def expected(on_samples: Kg) -> str:
    """The hash of the samples, imported by one process."""
    return hashed(on_samples)


def hashed(kg: Kg) -> str:
    return str(kg("export", "--format", "canonical", "--hash").stdout.splitlines()[-1])


@pytest.fixture
def start(neo4j_environment: dict[str, str]) -> Iterator[Start]:
    """Start `kg` with these arguments; what still runs at the end of the test is killed."""
    with ExitStack() as stack:
        yield lambda *arguments: stack.enter_context(running(neo4j_environment, *map(str, arguments)))


@pytest.mark.parametrize("workers", (2, 4) if SOAK else (2,))
def test_workers_make_no_difference(expected: str, kg: Kg, samples: Path, workers: int) -> None:
    assert kg("import", samples, "--workers", str(workers)).returncode == 0
    assert hashed(kg) == expected


def test_two_imports_at_once_are_one_graph(expected: str, kg: Kg, samples: Path, start: Start) -> None:
    """Each its own order, one article at a time, so that they meet at every article; neither tells its user of it."""
    files = sorted(samples.iterdir())
    commands = [start("import", "--batch-size", "1", "-q", *order) for order in (files, reversed(files))]
    done = [command.communicate() for command in commands]
    assert [command.returncode for command in commands] == [0, 0], done
    assert [stderr for _, stderr in done] == ["", ""]
    assert hashed(kg) == expected


@pytest.mark.parametrize("seed", range(soaked(2, 12)))
def test_an_import_that_was_killed_is_repeated(
    expected: str, kg: Kg, samples: Path, start: Start, driver: Driver, neo4j_settings: Settings, seed: int,
) -> None:  # fmt: skip
    """Killed as soon as so many articles are there, so in the middle of the next one's transaction."""
    command = start("import", samples, "--batch-size", "1", "-q")
    wanted = random.Random(seed).randint(1, ARTICLES - 1)
    while command.poll() is None and articles(driver, neo4j_settings) < wanted:
        pass
    command.kill()
    command.communicate()
    assert command.returncode == -9, "the import was over before it was killed"
    assert articles(driver, neo4j_settings) < ARTICLES
    assert kg("import", samples).returncode == 0
    assert hashed(kg) == expected


def articles(driver: Driver, settings: Settings) -> int:
    records, _, _ = driver.execute_query(
        "MATCH (a:Article) RETURN count(a) AS articles", database_=settings.neo4j_database
    )
    return int(records[0]["articles"])
