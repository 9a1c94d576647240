"""A home and a password are this user's alone: another user's are refused, open ones are closed and said."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from kg.errors import ServerError
from kg.settings import Settings
from kg.store.server import ensure_server, server_status, stop_server
from kg.store.server.credentials import create_password, read_password
from kg.store.server.paths import ServerPaths
from tests.impostor import NOBODY, as_root


@pytest.fixture
def paths(tmp_path: Path) -> ServerPaths:
    made = ServerPaths(tmp_path / "home")
    made.create()
    create_password(made)
    return made


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mode", [0o644, 0o660, 0o604, 0o777])
def test_a_password_that_others_could_read_is_closed_and_said(
    paths: ServerPaths, mode: int, caplog: pytest.LogCaptureFixture
) -> None:
    before = read_password(paths)
    assert caplog.messages == []
    paths.password.chmod(mode)
    assert read_password(paths) == before
    assert mode_of(paths.password) == 0o600
    assert caplog.messages == [f"{paths.password}: other users could read it; its mode is now 600."]


def test_a_home_that_others_could_change_is_closed_and_said(
    paths: ServerPaths, caplog: pytest.LogCaptureFixture
) -> None:
    paths.home.chmod(0o775)
    paths.conf_dir.chmod(0o777)
    paths.create()
    assert (mode_of(paths.home), mode_of(paths.conf_dir)) == (0o700, 0o700)
    assert [message.partition(": ")[2] for message in caplog.messages] == [
        "other users could write there; its mode is now 755."
    ] * 2


def test_what_others_could_only_look_into_is_closed_quietly(
    paths: ServerPaths, caplog: pytest.LogCaptureFixture
) -> None:
    """As older versions left it: files of the database that a wider folder would have shown."""
    store = paths.neo4j_home / "data/databases/neo4j/neostore"
    store.parent.mkdir(parents=True)
    for path in (store, paths.run_file, paths.lock):
        path.touch()
        path.chmod(0o644)
    (paths.neo4j_home / "data/link").symlink_to(store)
    for path in (paths.home, paths.neo4j_home / "data"):
        path.chmod(0o755)
    paths.create()
    rest = [p for p in (paths.home, *paths.home.rglob("*")) if not p.is_symlink()]
    assert {mode_of(p) for p in rest if p.is_dir()} == {0o700}
    assert {mode_of(p) for p in rest if p.is_file()} == {0o600}
    assert caplog.messages == []


def test_a_folder_for_everybody_and_the_users_own_stay_as_they_are(
    paths: ServerPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.home.chmod(0o1777)  # each may change what is his, as in /tmp
    paths.create()
    assert mode_of(paths.home) == 0o1777
    paths.home.chmod(0o755)
    monkeypatch.setenv("HOME", str(paths.home))
    paths.create()
    assert mode_of(paths.home) == 0o755


def test_a_disk_that_keeps_no_rights_is_refused(paths: ServerPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    paths.password.chmod(0o666)
    monkeypatch.setattr(Path, "chmod", lambda self, mode: None)  # as such disks do
    with pytest.raises(ServerError, match=r"other users could read it, and the disk keeps no rights.*Set KG_HOME"):
        read_password(paths)


@as_root
@pytest.mark.parametrize("name", ["", "password", "server.json", "neo4j", "neo4j/conf", "neo4j/conf/java.args"])
def test_what_belongs_to_another_user_is_refused(paths: ServerPaths, name: str) -> None:
    path = paths.home / name
    if not path.exists():
        path.touch()
    os.chown(path, NOBODY, NOBODY)
    settings = Settings(_env_file=None, KG_HOME=paths.home).model_copy(update={"neo4j_uri": None})
    for call in (ensure_server, server_status, stop_server):
        with pytest.raises(ServerError, match="belong to another user") as caught:
            call(settings)
        assert caught.value.where == str(path)
        assert "set KG_HOME to a folder of your own" in str(caught.value)


@as_root
def test_a_password_of_another_user_is_not_even_read(paths: ServerPaths) -> None:
    os.chown(paths.password, NOBODY, NOBODY)
    with pytest.raises(ServerError, match="belong to another user"):
        read_password(paths)


def test_a_password_that_is_no_text_is_said(paths: ServerPaths) -> None:
    paths.password.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ServerError, match=r"can't be read \(it is not UTF-8\)"):
        read_password(paths)
