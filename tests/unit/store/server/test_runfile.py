"""A run file is a hint: the process has to agree."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from kg.settings import Settings
from kg.store.server import server_status
from kg.store.server.paths import ServerPaths
from kg.store.server.ports import Ports
from kg.store.server.runfile import RunRecord, find_server, is_listening, read_run, write_run


@pytest.fixture
def paths(tmp_path: Path) -> ServerPaths:
    made = ServerPaths(tmp_path)
    made.create()
    return made


@pytest.fixture
def server(paths: ServerPaths) -> Iterator[subprocess.Popen[bytes]]:
    """A process with the command line of the home's server, that waits for the end of its input."""
    command = [sys.executable, "-c", "import sys; sys.stdin.read()", f"@{paths.java_args}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as child:
        yield child


def test_record_reads_back(paths: ServerPaths) -> None:
    record = RunRecord(Ports(1, 2), 3, "5.26")
    write_run(paths, record)
    assert read_run(paths) == record


@pytest.mark.parametrize("content", ["", "{", "[]", '{"ports": {"bolt": "x", "http": 1}, "pid": 1, "version": ""}'])
def test_a_damaged_run_file_is_as_none(paths: ServerPaths, content: str) -> None:
    paths.run_file.write_text(content)
    assert read_run(paths) == RunRecord()


def test_server_is_found_by_its_process_id(paths: ServerPaths, server: subprocess.Popen[bytes]) -> None:
    found = find_server(paths, RunRecord(pid=server.pid))
    assert found is not None
    assert found.pid == server.pid


def test_server_that_the_file_does_not_know_is_found_by_search(
    paths: ServerPaths, server: subprocess.Popen[bytes]
) -> None:
    assert find_server(paths, RunRecord()) is None
    found = find_server(paths, RunRecord(), search=True)
    assert found is not None
    assert found.pid == server.pid


def test_another_process_with_the_id_is_not_the_server(paths: ServerPaths) -> None:
    write_run(paths, RunRecord(pid=os.getpid()))
    assert find_server(paths, read_run(paths), search=True) is None
    assert server_status(Settings(_env_file=None, KG_HOME=paths.home)) is None


def test_another_homes_server_is_not_ours(
    paths: ServerPaths, server: subprocess.Popen[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = ServerPaths(tmp_path_factory.mktemp("other"))
    assert find_server(other, RunRecord(pid=server.pid), search=True) is None


def test_a_dead_process_is_not_the_server(paths: ServerPaths, server: subprocess.Popen[bytes]) -> None:
    server.kill()
    while psutil.Process(server.pid).status() != psutil.STATUS_ZOMBIE:  # until its parent asks
        pass
    assert find_server(paths, RunRecord(pid=server.pid)) is None


def test_listening_tells_whose_port_it_is(server: subprocess.Popen[bytes]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        assert is_listening(psutil.Process(), port)
        assert not is_listening(psutil.Process(server.pid), port)
