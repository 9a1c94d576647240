"""A Neo4j that is killed in the middle of an import: what it acknowledged is there, and the import can be repeated."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.store.server import ensure_server, server_status, stop_server
from tests.counts import tried
from tests.integration.conftest import wipe
from tests.integration.faults.importing import HELD, hashed, import_all, importing, seconds_undisturbed
from tests.processes import PATIENCE_S
from tests.soak import soaked


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    made = Settings(_env_file=None, KG_HOME=tmp_path_factory.mktemp("killed")).model_copy(update={"neo4j_uri": None})
    yield made
    stop_server(made)


def test_a_server_that_is_killed(settings: Settings) -> None:
    times, draw = soaked(2, 20), random.Random(6)
    with open_driver(settings) as driver:
        store = GraphStore(driver)
        store.ensure_schema()
        import_all(store, batch_size=20)
        expected = hashed(store)
        wipe(driver, settings)
        duration = seconds_undisturbed(settings)
    for seed in range(times):
        with open_driver(settings) as driver:
            wipe(driver, settings)
        with importing(settings, seed) as child:
            time.sleep(draw.uniform(0, duration))
            killed = psutil.Process(ensure_server(settings).pid)
            killed.kill()
            killed.wait(PATIENCE_S)
            child.wait()
            acknowledged = child.acknowledged()
        with open_driver(settings) as driver:  # which starts it anew
            store = GraphStore(driver)
            assert acknowledged <= {row["article"]["id"] for row in store.rows("read/whole_articles")}
            import_all(store, seed + 100)
            assert hashed(store) == expected
    assert server_status(settings) is not None
    tried("SIGKILL of Neo4j in mid-import", times, held=HELD)


def test_no_file_of_a_start_is_left(settings: Settings) -> None:
    assert [path.name for path in Path(settings.home).glob("*.part")] == []
