"""A run file is a hint: the process has to agree."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil
import pytest

from kg.errors import ServerError
from kg.settings import Settings
from kg.store.server import server_status, stop_server
from kg.store.server.config import write_config
from kg.store.server.credentials import create_password, read_password
from kg.store.server.paths import ServerPaths
from kg.store.server.ports import Ports, ask_ports
from kg.store.server.runfile import RunRecord, find_server, listening_ports, read_run, write_run
from tests.impostor import NOBODY, Impostor, as_root, start_impostor


@pytest.fixture
def paths(tmp_path: Path) -> ServerPaths:
    made = ServerPaths(tmp_path)
    made.create()
    return made


@pytest.fixture
def server(paths: ServerPaths, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Impostor]:
    """A process of this user with the command line of the home's server."""
    with start_impostor(tmp_path_factory.mktemp("server"), paths.java_args) as running:
        yield running


def test_record_reads_back(paths: ServerPaths) -> None:
    record = RunRecord(Ports(1, 2), 3, "5.26")
    write_run(paths, record)
    assert read_run(paths) == record


DAMAGED = {
    "empty": b"",
    "cut off": b'{"ports": {"bolt": 70',
    "no object": b"[]",
    "another thing": b'"server"',
    "no UTF-8": b"\xff\xfe{",
    "zeros": bytes(400),
    "brackets without end": b"[" * 100_000,
    "another version's": b'{"port": 7687, "process": 1}',
    "ports of another kind": b'{"ports": [7687, 7474], "pid": null, "version": 5}',
    "no number": b'{"ports": {"bolt": NaN, "http": 1e999}, "pid": 1e999, "version": null}',
    "digits without end": b'{"ports": {"bolt": ' + b"9" * 5000 + b"}}",
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_run_file_is_as_none(paths: ServerPaths, content: bytes) -> None:
    paths.run_file.write_bytes(content)
    assert read_run(paths) == RunRecord()
    write_config(paths, Ports(8001, 8002))
    assert read_run(paths) == RunRecord(Ports(8001, 8002)), "the ports that the server was started with"


def test_a_folder_in_the_place_of_the_run_file_is_said_and_no_hindrance(
    paths: ServerPaths, caplog: pytest.LogCaptureFixture
) -> None:
    paths.run_file.mkdir()
    write_config(paths, Ports(8001, 8002))
    write_run(paths, RunRecord(Ports(8001, 8002), 17, "5.26"))
    assert "server.json can't be written (Is a directory)" in caplog.text
    assert read_run(paths) == RunRecord(Ports(8001, 8002))
    assert [path.name for path in paths.home.glob("*.part")] == []


def test_a_pipe_in_the_place_of_the_run_file_or_the_password_is_not_waited_for(paths: ServerPaths) -> None:
    paths.run_file.unlink(missing_ok=True)
    os.mkfifo(paths.run_file)
    assert read_run(paths).pid is None
    write_run(paths, RunRecord(Ports(), 7, "x"))
    assert paths.run_file.is_file()
    paths.password.unlink(missing_ok=True)
    os.mkfifo(paths.password)
    with pytest.raises(ServerError, match="can't be read \\(it is not a regular file\\)"):
        read_password(paths)


def test_the_ports_are_those_of_the_configuration_whatever_the_run_file_says(paths: ServerPaths) -> None:
    write_config(paths, Ports(8001, 8002))
    write_run(paths, RunRecord(Ports(9001, 9002), 17, "5.26"))
    assert read_run(paths) == RunRecord(Ports(8001, 8002), 17, "5.26")
    for damaged in ("", "server.bolt.listen_address=7\n", "a line\n"):
        (paths.conf_dir / "neo4j.conf").write_text(damaged)
        assert read_run(paths) == RunRecord(Ports(9001, 9002), 17, "5.26")


def test_server_is_found_by_its_process_id(paths: ServerPaths, server: Impostor) -> None:
    found = find_server(paths, RunRecord(pid=server.pid))
    assert found is not None
    assert found.pid == server.pid


def test_server_that_the_file_does_not_know_is_found_by_search(paths: ServerPaths, server: Impostor) -> None:
    found = find_server(paths, RunRecord())
    assert found is not None
    assert found.pid == server.pid


def test_another_process_with_the_id_is_not_the_server(paths: ServerPaths) -> None:
    write_run(paths, RunRecord(pid=os.getpid()))
    assert find_server(paths, read_run(paths)) is None
    assert server_status(Settings(_env_file=None, KG_HOME=paths.home)) is None


def test_another_homes_server_is_not_ours(
    paths: ServerPaths, server: Impostor, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = ServerPaths(tmp_path_factory.mktemp("other"))
    assert find_server(other, RunRecord(pid=server.pid)) is None


def test_a_dead_process_is_not_the_server(paths: ServerPaths, server: Impostor) -> None:
    psutil.Process(server.pid).kill()
    while psutil.Process(server.pid).status() != psutil.STATUS_ZOMBIE:  # until its parent asks
        pass
    assert find_server(paths, RunRecord(pid=server.pid)) is None


@pytest.mark.parametrize("pid", ["x", -1, 0, 10**30, 1.5, [], True])
def test_a_process_id_that_is_none_is_no_process(paths: ServerPaths, pid: object) -> None:
    content = {"ports": {"bolt": 7687, "http": 7474}, "pid": pid, "version": ""}
    paths.run_file.write_text(json.dumps(content))
    assert find_server(paths, read_run(paths)) is None


@pytest.mark.parametrize("port", [0, -1, 65536, "x", None])
def test_ports_of_which_one_is_none_are_the_usual_ones(paths: ServerPaths, port: object) -> None:
    paths.run_file.write_text(json.dumps({"ports": {"bolt": port, "http": 7474}, "pid": 1, "version": ""}))
    assert read_run(paths) == RunRecord(Ports(), 1)


def test_a_program_of_the_user_that_only_names_the_file_is_not_the_server(paths: ServerPaths) -> None:
    command = [sys.executable, "-c", "import sys; sys.stdin.read()", f"@{paths.java_args}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as editor:
        assert find_server(paths, RunRecord(pid=editor.pid)) is None
        write_run(paths, RunRecord(pid=editor.pid))
        assert stop_server(Settings(_env_file=None, KG_HOME=paths.home)) is False
        assert editor.poll() is None, "it was not signalled"


@as_root
def test_a_process_of_another_user_is_neither_used_nor_signalled(paths: ServerPaths, tmp_path: Path) -> None:
    settings = Settings(_env_file=None, KG_HOME=paths.home)
    create_password(paths)
    with start_impostor(tmp_path / "stranger", paths.java_args, uid=NOBODY) as stranger:
        assert psutil.Process(stranger.pid).cmdline()[1:] == [f"@{paths.java_args}"]
        record = RunRecord(Ports(stranger.bolt, stranger.http), stranger.pid, "5.26")
        write_run(paths, record)
        assert find_server(paths, record) is None
        assert server_status(settings) is None
        assert stop_server(settings) is False
        assert psutil.Process(stranger.pid).status() != psutil.STATUS_ZOMBIE, "it was not signalled"


def test_listening_tells_whose_port_it_is(server: Impostor) -> None:
    told = Ports(server.bolt, server.http)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        assert listening_ports(psutil.Process(), Ports(port, server.bolt)) is None
        assert listening_ports(psutil.Process(server.pid), Ports(server.bolt, port)) is None
        assert listening_ports(psutil.Process(server.pid), told) == told


def test_ports_are_told_apart_by_what_is_spoken_there() -> None:
    """One that never answers, as of a debugger, is passed over."""
    with (
        socket.create_server(("127.0.0.1", 0)) as bolt,
        ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as http,
        socket.create_server(("127.0.0.1", 0)) as silent,
    ):
        threading.Thread(target=http.serve_forever, daemon=True).start()
        threading.Thread(target=_answer_in_bolt, args=(bolt,), daemon=True).start()
        ports = Ports(bolt.getsockname()[1], http.server_address[1])
        assert ask_ports({ports.http, ports.bolt, silent.getsockname()[1]}) == ports
        assert ask_ports({ports.bolt, ports.http}) == ports
        assert ask_ports({ports.http, silent.getsockname()[1]}) is None
        http.shutdown()


def _answer_in_bolt(server: socket.socket) -> None:
    with suppress(OSError):
        while True:
            connection, _ = server.accept()
            assert connection.recv(20).startswith(b"\x60\x60\xb0\x17")
            connection.sendall(b"\0\0\x04\x05")


def test_what_the_system_does_not_show_is_not_taken_for_ours(
    paths: ServerPaths, server: Impostor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: psutil.Process, kind: str = "inet") -> None:
        raise psutil.AccessDenied(self.pid)

    monkeypatch.setattr(psutil.Process, "net_connections", refuse)
    write_run(paths, RunRecord(Ports(server.bolt, server.http), server.pid, "5.26"))
    assert listening_ports(psutil.Process(server.pid), Ports(server.bolt, server.http)) is None
    assert server_status(Settings(_env_file=None, KG_HOME=paths.home)) is None
