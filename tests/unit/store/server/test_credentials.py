"""The password file."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from kg.errors import ServerError
from kg.store.server.credentials import create_password, needs_initial_password, read_password
from kg.store.server.paths import ServerPaths


def test_password_is_made_once_and_closed_to_others(tmp_path: Path) -> None:
    paths = ServerPaths(tmp_path)
    password = create_password(paths)
    assert create_password(paths) == read_password(paths) == password
    assert stat.S_IMODE(paths.password.stat().st_mode) == 0o600
    assert re.fullmatch("[0-9a-f]{32}", password), "easy to copy, and no option to any program"


def test_two_homes_have_two_passwords(tmp_path: Path) -> None:
    homes = [ServerPaths(tmp_path / name) for name in "ab"]
    for paths in homes:
        paths.create()
    assert create_password(homes[0]) != create_password(homes[1])


def test_an_empty_file_is_written_anew(tmp_path: Path) -> None:
    paths = ServerPaths(tmp_path)
    paths.password.touch(0o644)
    assert create_password(paths)
    assert stat.S_IMODE(paths.password.stat().st_mode) == 0o600


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="is missing"):
        read_password(ServerPaths(tmp_path))


def test_home_is_closed_to_others(tmp_path: Path) -> None:
    paths = ServerPaths(tmp_path / "home")
    paths.create()
    assert stat.S_IMODE(paths.home.stat().st_mode) == 0o700
    assert needs_initial_password(paths)
