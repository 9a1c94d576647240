"""What an older version left in the home directory is found, and nothing of another program's is."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kg.settings import Settings
from kg.store.server.config import write_config
from kg.store.server.credentials import create_password
from kg.store.server.leftovers import find_leftover
from kg.store.server.paths import ServerPaths
from kg.store.server.ports import Ports
from kg.store.server.runfile import RunRecord, write_run


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home directory with a space in its name, where nothing is yet."""
    folder = tmp_path / "张 三"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def settings(user: Path) -> Settings:
    return Settings(_env_file=None, KG_HOME=user / ".local/share/news-kg")


def make_home(folder: Path) -> ServerPaths:
    """The files of a home whose server was up once, as every version writes them."""
    paths = ServerPaths(folder)
    paths.create()
    write_config(paths, Ports())
    create_password(paths)
    write_run(paths, RunRecord())
    return paths


def test_an_empty_home_directory_has_nothing(settings: Settings) -> None:
    assert find_leftover(settings) is None


def test_what_is_another_programs_is_left_alone(user: Path, settings: Settings) -> None:
    for name in ("neo4j/conf", "neo4j/logs", "neo4j/bin"):
        (user / name).mkdir(parents=True)
    (user / "neo4j/conf/neo4j.conf").write_text("# Neo4j configuration\n")
    (user / "password").write_text("of something else")
    (user / "server.lock").touch()
    assert find_leftover(settings) is None


def test_the_command_moves_all_of_it(user: Path, settings: Settings) -> None:
    password = create_password(make_home(user))
    (user / "notes").write_text("the user's own")
    left = find_leftover(settings)
    assert left is not None
    assert left.names == ["neo4j", "password", "server.json"]
    kg = f"{shlex.quote(str(Path(sys.executable).with_name('kg')))} neo4j down"
    command = left.command.replace("kg neo4j down", kg)
    assert kg in command
    subprocess.run(["sh", "-c", command], check=True)
    assert sorted(path.name for path in user.iterdir()) == [".local", "notes"]
    assert create_password(ServerPaths(settings.home)) == password
    assert stat.S_IMODE(settings.home.stat().st_mode) == 0o700
    assert find_leftover(settings) is None


def test_a_graph_that_is_there_stays_and_the_old_one_goes_beside_it(user: Path, settings: Settings) -> None:
    make_home(user)
    make_home(settings.home)
    left = find_leftover(settings)
    assert left is not None
    assert left.target == settings.home.with_name("news-kg-old")
    make_home(left.target)
    again = find_leftover(settings)
    assert again is not None
    assert again.target == settings.home.with_name("news-kg-old1")


def test_a_first_start_that_failed_leaves_folders_alone(user: Path, settings: Settings) -> None:
    ServerPaths(user).create()
    (user / "server.lock").touch()
    (user / "password").write_text("of something else")
    left = find_leftover(settings)
    assert left is not None
    assert left.names == ["neo4j", "server.lock"]


def test_a_home_directory_that_is_named_as_the_home_is_meant(user: Path) -> None:
    make_home(user)
    assert find_leftover(Settings(_env_file=None, KG_HOME=user)) is None


def test_doctor_says_where_it_is_and_how_to_move_it(user: Path, tmp_path: Path) -> None:
    make_home(user)
    environment = {"PATH": os.environ["PATH"], "HOME": str(user)}
    kg = [sys.executable, "-c", "from kg.cli import main; main()", "doctor"]
    done = subprocess.run(kg, env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert (
        f"BAD old graph  an older version kept its graph in {user} itself: neo4j, password, server.json" in done.stdout
    )
    assert f"Move it: `KG_HOME='{user}' kg neo4j down && mkdir -p -m 700 " in done.stdout
