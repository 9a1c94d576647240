"""The settings of the local server, with those of the user."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ServerError
from kg.store.server.config import SHARED_SETTINGS, heap_options, read_config, write_config
from kg.store.server.paths import ServerPaths
from kg.store.server.ports import Ports


@pytest.fixture
def paths(tmp_path: Path) -> ServerPaths:
    made = ServerPaths(tmp_path)
    made.create()
    return made


def test_written_config_reads_back(paths: ServerPaths) -> None:
    settings = write_config(paths, Ports(1111, 2222))
    assert read_config(paths.conf_dir / "neo4j.conf") == settings
    assert settings.items() >= SHARED_SETTINGS.items()
    assert settings["server.bolt.listen_address"] == "127.0.0.1:1111"
    assert settings["server.http.listen_address"] == "127.0.0.1:2222"


def test_extra_settings_win_but_for_the_addresses(paths: ServerPaths) -> None:
    paths.extra_conf.write_text(
        "# mine\n\nserver.memory.heap.max_size = 4g\nserver.bolt.listen_address=0.0.0.0:7687\ndb.format=aligned\n"
    )
    settings = write_config(paths, Ports(1111, 2222))
    assert settings["server.memory.heap.max_size"] == "4g"
    assert settings["db.format"] == "aligned"
    assert settings["server.bolt.listen_address"] == "127.0.0.1:1111"
    assert heap_options(settings) == ["-Xms256m", "-Xmx4g"]


def test_a_line_that_is_no_setting_is_named(paths: ServerPaths) -> None:
    paths.extra_conf.write_text("# mine\nwhat is this\n")
    with pytest.raises(ServerError, match=r"not `name=value`.*extra\.conf, line 2"):
        write_config(paths, Ports())


def test_settings_of_the_user_that_are_no_text_are_named(tmp_path: Path) -> None:
    (path := tmp_path / "extra.conf").write_bytes("内存=1".encode("gb18030"))
    with pytest.raises(ServerError, match=r"can't be read \(it is not UTF-8\) in .*extra\.conf"):
        read_config(path)
