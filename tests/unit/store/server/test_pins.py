"""The pinned list of jars is complete in itself."""

from __future__ import annotations

import re
from pathlib import Path

from kg.store.server.pins import (
    BROWSER_VERSION,
    LOCK_FILE,
    NEO4J_VERSION,
    Jar,
    pins_digest,
    read_pins,
    write_pins,
)


def test_pins_hold_the_server_and_the_browser() -> None:
    names = {f"{jar.artifact}:{jar.version}" for jar in read_pins()}
    assert {f"neo4j:{NEO4J_VERSION}", f"neo4j-server:{NEO4J_VERSION}", f"neo4j-browser:{BROWSER_VERSION}"} <= names


def test_every_pin_has_a_size_a_checksum_and_a_file_name_of_its_own() -> None:
    jars = read_pins()
    assert all(jar.size > 0 and re.fullmatch("[0-9a-f]{64}", jar.sha256) for jar in jars)
    assert len({jar.file_name for jar in jars}) == len(jars) > 200
    assert jars == sorted(jars)


def test_lock_file_names_no_host() -> None:
    assert not re.search(r"://|\.com/|\.org/", LOCK_FILE.read_text(encoding="ascii"))


def test_writing_what_was_read_gives_the_same_bytes(tmp_path: Path) -> None:
    copy = tmp_path / "jars.lock"
    write_pins(read_pins(), copy)
    assert copy.read_bytes() == LOCK_FILE.read_bytes()


def test_path_in_a_repository_follows_maven() -> None:
    jar = Jar("io.netty", "netty-epoll", "4.1", "linux-x86_64", 1, "00")
    assert jar.repository_path == "io/netty/netty-epoll/4.1/netty-epoll-4.1-linux-x86_64.jar"
    assert str(jar) == "io.netty:netty-epoll:4.1:linux-x86_64"


def test_digest_changes_with_any_jar() -> None:
    jars = read_pins()
    assert pins_digest(jars) == pins_digest(read_pins()) != pins_digest(jars[1:])
