"""The password goes to the server's own process alone, whoever else may listen at the port."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import DriverError, ServiceUnavailable

from kg.errors import ServerError
from kg.store.server.credentials import create_password
from kg.store.server.guard import GuardedPassword, own_connections
from kg.store.server.paths import ServerPaths
from kg.store.server.ports import Ports, bolt_uri
from kg.store.server.runfile import RunRecord, write_run
from tests.impostor import NOBODY, Impostor, as_root, start_impostor


@pytest.fixture
def paths(tmp_path: Path) -> ServerPaths:
    made = ServerPaths(tmp_path / "home")
    made.create()
    create_password(made)
    return made


@pytest.fixture
def server(paths: ServerPaths, tmp_path: Path) -> Iterator[Impostor]:
    """What stands for the home's own server: this user's process with the right command line, listening."""
    with start_impostor(tmp_path / "server", paths.java_args) as running:
        write_run(paths, RunRecord(Ports(running.bolt, running.http), running.pid, "5.26"))
        yield running


def connect(paths: ServerPaths, port: int) -> None:
    auth = GuardedPassword(paths, port)
    with neo4j.GraphDatabase.driver(bolt_uri(Ports(port, 0)), auth=auth, connection_acquisition_timeout=1) as driver:
        driver.verify_connectivity()


def test_the_server_gets_the_password(paths: ServerPaths, server: Impostor) -> None:
    """So that the tests below prove something: this is how the password would look."""
    with pytest.raises(DriverError):  # it answers the handshake alone
        connect(paths, server.bolt)
    assert create_password(paths).encode() in server.received()


def test_another_program_at_the_port_gets_no_password(paths: ServerPaths, server: Impostor, tmp_path: Path) -> None:
    with start_impostor(tmp_path / "stranger", tmp_path / "else") as stranger:
        with pytest.raises(ServerError, match="the password was not sent"):
            connect(paths, stranger.bolt)
        assert stranger.received().startswith(b"\x60\x60\xb0\x17"), "it was reached"
        assert len(stranger.received()) == 20
        assert create_password(paths).encode() not in stranger.received()


@as_root
def test_a_port_taken_after_the_last_look_gets_no_password(
    paths: ServerPaths, server: Impostor, tmp_path: Path
) -> None:
    """The run file still names the port, and another user with the right command line has it now."""
    with start_impostor(tmp_path / "stranger", paths.java_args, uid=NOBODY) as stranger:
        for pid in (server.pid, stranger.pid):
            write_run(paths, RunRecord(Ports(stranger.bolt, stranger.http), pid, "5.26"))
            with pytest.raises(ServerError, match="the password was not sent"):
                connect(paths, stranger.bolt)
        assert len(stranger.received()) == 2 * 20
        assert create_password(paths).encode() not in stranger.received()


def test_without_a_connection_there_are_no_credentials(paths: ServerPaths, server: Impostor) -> None:
    with pytest.raises(ServiceUnavailable, match="broke off"):
        GuardedPassword(paths, server.bolt).get_auth()


def test_own_connections_are_those_to_the_port(server: Impostor) -> None:
    import socket

    assert own_connections(server.bolt) == set()
    with socket.create_connection(("127.0.0.1", server.bolt)) as one:
        found = own_connections(server.bolt)
        assert {port for port, _ in found} == {one.getsockname()[1]}
        assert own_connections(server.http) == set()
    assert own_connections(server.bolt) == set()
