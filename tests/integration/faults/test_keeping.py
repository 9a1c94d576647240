"""A backup or a restore that is killed: the graph is there as it was, or the restore goes on when it is run again."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.store.server import stop_server
from tests.counts import tried
from tests.integration.faults.importing import hashed, import_all
from tests.processes import PATIENCE_S, running
from tests.soak import soaked


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    made = Settings(_env_file=None, KG_HOME=tmp_path_factory.mktemp("kept")).model_copy(update={"neo4j_uri": None})
    yield made
    stop_server(made)


@pytest.fixture(scope="module")
def environment(settings: Settings) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return kept | {"KG_HOME": str(settings.home), "KG_CACHE": str(settings.cache)}


def run(environment: dict[str, str], *arguments: str | Path) -> str:
    with running(environment, *map(str, arguments)) as process:
        out, told = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 0, told
    return out


def killed_within(environment: dict[str, str], seconds: float, *arguments: str | Path) -> None:
    with running(environment, *map(str, arguments)) as process:
        time.sleep(seconds)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.wait(PATIENCE_S)


def graph_hash(settings: Settings) -> str:
    with open_driver(settings) as driver:
        return hashed(GraphStore(driver))


def test_a_backup_and_a_restore_that_are_killed(
    settings: Settings, environment: dict[str, str], tmp_path: Path
) -> None:
    times, draw = soaked(1, 5), random.Random(8)
    with open_driver(settings) as driver:
        store = GraphStore(driver)
        store.ensure_schema()
        import_all(store, batch_size=20)
        expected = hashed(store)
    whole = tmp_path / "whole.kgz"
    began = time.monotonic()
    run(environment, "backup", whole)
    duration = time.monotonic() - began
    for number in range(times):
        killed_within(environment, draw.uniform(1, duration), "backup", tmp_path / f"{number}.kgz")
        assert graph_hash(settings) == expected
        run(environment, "backup", "--overwrite", tmp_path / f"{number}.kgz")
    assert sorted(path.name for path in tmp_path.iterdir()) == [*(f"{n}.kgz" for n in range(times)), "whole.kgz"]
    tried("SIGKILL of kg backup", times, held="the graph as it was; no half file, and the next backup whole")
    for _ in range(times):
        killed_within(environment, draw.uniform(1, duration), "restore", "--replace", whole)
        run(environment, "restore", "--replace", whole)
        assert graph_hash(settings) == expected
    tried("SIGKILL of kg restore", times, held="run again, the graph of the backup to the byte")
