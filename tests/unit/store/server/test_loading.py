"""A database that was loaded takes the place of the one before it; broken off at any step, one of the two is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.store.server.loading import forget_before, put_in_place, settle_load, take_back
from kg.store.server.paths import ServerPaths


@pytest.fixture
def paths(tmp_path: Path) -> ServerPaths:
    made = ServerPaths(tmp_path)
    for folder, graph in ((made.data, "old"), (made.data_loaded, "new")):
        (folder / "databases/neo4j").mkdir(parents=True)
        (folder / "databases/neo4j/store").write_text(graph)
    return made


def graph_of(paths: ServerPaths) -> str:
    folders = sorted(path.name for path in paths.neo4j_home.iterdir())
    assert folders == ["data"], "something is left over"
    return (paths.data / "databases/neo4j/store").read_text()


def test_the_loaded_database_takes_the_place(paths: ServerPaths) -> None:
    put_in_place(paths)
    settle_load(paths)
    forget_before(paths)
    assert graph_of(paths) == "new"


def test_one_that_does_not_come_up_gives_its_place_back(paths: ServerPaths) -> None:
    put_in_place(paths)
    settle_load(paths)
    take_back(paths)
    assert graph_of(paths) == "old"


def test_broken_off_before_the_first_step_the_old_one_stays(paths: ServerPaths) -> None:
    settle_load(paths)
    assert graph_of(paths) == "old"


def test_broken_off_between_the_steps_the_old_one_comes_back(paths: ServerPaths) -> None:
    paths.data.rename(paths.data_before)
    settle_load(paths)
    assert graph_of(paths) == "old"


def test_where_nothing_was_loaded_nothing_changes(paths: ServerPaths) -> None:
    put_in_place(paths)
    settle_load(paths)
    settle_load(paths)
    forget_before(paths)
    assert graph_of(paths) == "new"
