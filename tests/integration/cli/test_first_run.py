"""The real command of a user who has set nothing: where everything lands, and the way out of what 0.1.0 left behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.settings import Settings
from kg.store.server import stop_server

KG_FOLDER = Path(sys.executable).parent
DATA = Path(".local/share/news-kg")


@pytest.fixture
def user(tmp_path: Path) -> Iterator[Path]:
    """A fresh home directory; the jars alone come from the cache of the tests."""
    folder = tmp_path / "user"
    (folder / ".cache/news-kg").mkdir(parents=True)
    (folder / ".cache/news-kg/neo4j").symlink_to(Settings(_env_file=None).cache / "neo4j", target_is_directory=True)
    (tmp_path / "work").mkdir()
    yield folder
    for home in (folder, folder / DATA):
        stop_server(Settings(_env_file=None, KG_HOME=home))


def run(user: Path, command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a shell in another folder, with the variables of a bare login."""
    environment = {"PATH": f"{KG_FOLDER}{os.pathsep}{os.environ['PATH']}", "HOME": str(user), **variables}
    environment["JAVA_TOOL_OPTIONS"] = os.environ["JAVA_TOOL_OPTIONS"]
    return subprocess.run(
        ["sh", "-c", command], env=environment, cwd=user.parent / "work", capture_output=True, text=True
    )


def below(folder: Path, depth: int) -> set[str]:
    """The paths of files and folders down to a depth, without what lies behind the link to the jars."""
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    return {name for name in names if name.count("/") < depth and not name.startswith(".cache/news-kg/neo4j/")}


def test_everything_lands_in_the_platforms_folders_and_nothing_else(user: Path) -> None:
    done = run(user, "kg query --format json 'RETURN 1 AS one'", CACHE="/x", home="/y")
    assert '"one": 1' in done.stdout or '"one":1' in done.stdout, done.stderr
    expected = {
        *(".local", ".local/share", ".local/share/news-kg", ".cache", ".cache/news-kg", ".cache/news-kg/neo4j"),
        *(f"{DATA}/{name}" for name in ("logs", "neo4j", "password", "server.json", "server.lock")),
    }
    assert below(user, 4) == expected
    assert list((user.parent / "work").iterdir()) == []


def test_a_graph_in_the_home_directory_moves_with_its_server_running(user: Path) -> None:
    """As 0.1.0 made it: the home of the graph is the user's own, and its server still runs."""
    made = run(user, "kg import article.json", KG_HOME=str(user))
    assert made.returncode != 0  # there is no such file, but the server is up now
    article = '{"id": "a1", "title": "标题", "content": "岚图汽车计划明年推出新车。"}'
    (user.parent / "work/article.json").write_text(article, encoding="utf-8")
    assert run(user, "kg import article.json", KG_HOME=str(user)).returncode == 0
    before = run(user, "kg export --format canonical --hash", KG_HOME=str(user)).stdout

    said = run(user, "kg doctor")
    assert said.returncode == 1
    command = re.search(r"Move it: `([^`]+)`", said.stdout)
    assert command is not None, said.stdout
    moved = run(user, command[1])
    assert moved.returncode == 0, moved.stderr
    assert "is stopped" in moved.stdout
    assert {path.name for path in user.iterdir()} == {".local", ".cache", "logs"}  # 0.1.0 kept no log
    assert run(user, "kg export --format canonical --hash").stdout == before != ""
    assert run(user, "kg doctor").returncode == 0


def test_who_begins_an_empty_graph_is_told_of_the_old_one(user: Path) -> None:
    conf = user / "neo4j/conf"
    conf.mkdir(parents=True)
    (conf / "neo4j.conf").write_text(
        "# Written at each start. Put settings of your own into extra.conf beside this file.\n"
    )
    done = run(user, "kg neo4j up")
    assert done.returncode == 0
    told, *_ = done.stderr.splitlines()  # a slow machine tells how long the start takes, too
    assert told == f"An older version kept a graph in {user} itself; `kg doctor` says how to move it."
    assert run(user, "kg neo4j up").stderr == ""
