"""Known reasons are named; unknown ones are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.store.server.paths import ServerPaths
from kg.store.server.trouble import PORT_TAKEN, explain_failure, known_cause


@pytest.fixture
def paths(tmp_path: Path) -> ServerPaths:
    made = ServerPaths(tmp_path)
    made.create()
    return made


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("java.io.IOException: No space left on device", "the disk is full"),
        ("Caused by: java.net.BindException: Address already in use", "its port was taken"),
        ("Error: Could not reserve enough space for 1048576KB object heap", "not enough memory"),
        ("FileLockException: Lock file has been locked by another process: store_lock", "has its store open"),
        ("java.nio.file.AccessDeniedException: /data", "can't be written"),
        ("Error evaluating value for setting 'server.memory.pagecache.size'", "a setting is wrong"),
    ],
)
def test_known_reasons_are_said_plainly(paths: ServerPaths, said: str, meaning: str) -> None:
    error = known_cause(f"one line\n{said}\n\tat some.Class", paths)
    assert error is not None
    assert meaning in error.what
    assert error.hint


def test_port_taken_is_the_reason_that_a_start_looks_for(paths: ServerPaths) -> None:
    paths.console.write_text("Address already in use")
    assert explain_failure(paths, 0).what == PORT_TAKEN


def test_unknown_reason_shows_the_last_words(paths: ServerPaths) -> None:
    paths.log.write_text("Starting...\nsomething new went wrong\n")
    assert "something new went wrong" in str(explain_failure(paths, 0))


def test_what_the_log_said_before_this_start_does_not_count(paths: ServerPaths) -> None:
    paths.log.write_text("No space left on device\n")
    before = paths.log.stat().st_size
    with paths.log.open("a") as log:
        log.write("another end\n")
    error = explain_failure(paths, before)
    assert "the disk is full" not in error.what
    assert "another end" in error.what
