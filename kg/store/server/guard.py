"""The password goes to the server of this home and to nobody else: whoever answers is looked at before it is sent.

What always holds: over a connection whose other end is not an open file of our own server's process, no credentials go.
A look at the port alone would not do: between the look and the connection another program may have taken it.
"""

from __future__ import annotations

import os
import socket
import stat
import sys
import time
from pathlib import Path
from typing import Any

import neo4j
import psutil
from neo4j.auth_management import AuthManager
from neo4j.exceptions import ServiceUnavailable

from kg.errors import ServerError
from kg.messages import msg
from kg.store.server.credentials import USERNAME, read_password
from kg.store.server.paths import ServerPaths
from kg.store.server.ports import HOST
from kg.store.server.runfile import find_server, read_run

_SECONDS = 3.0  # a connection of another thread may not have been taken up yet
_POLL_SECONDS = 0.02

Connection = tuple[int, int | None]  # the port at our end, and the number that the system gave the socket

# Those of all drivers of this process: an older one may still hold connections to a server that has ended since.
_proved: set[Connection] = set()


def guarded(home: Path, bolt_port: int) -> AuthManager:
    """Return the credentials of the local server of a home, which are sent to its own process alone."""
    return GuardedPassword(ServerPaths(home), bolt_port)


class GuardedPassword(AuthManager):
    """The credentials of a home's server.

    The driver asks for them each time after it has connected and before it says who we are; also when it takes up a
    connection again, which is then known.
    """

    def __init__(self, paths: ServerPaths, port: int) -> None:
        """Read the password once. Raises ServerError as `read_password` does."""
        self._paths, self._port = paths, port
        self._auth = neo4j.basic_auth(USERNAME, read_password(paths))

    def get_auth(self) -> Any:
        """The credentials.

        Raises ServerError where anybody but our server is at the other end, ServiceUnavailable where nobody is any more.
        """
        self._prove()
        return self._auth

    def handle_security_exception(self, auth: Any, error: Any) -> bool:
        """Say that there are no other credentials to try."""
        return False

    def _prove(self) -> None:
        deadline = time.monotonic() + _SECONDS
        while True:
            open_now = own_connections(self._port)
            if not open_now:  # it broke off, as when the server was killed: the driver knows what to do
                raise ServiceUnavailable(msg("the connection to the local Neo4j broke off"))
            unknown = open_now - _proved
            if not unknown:
                return
            taken_up = _taken_up(self._paths, self._port)
            ours = {each for each in unknown if each[0] in taken_up}
            _proved.update(each for each in ours if each[1] is not None)
            if ours == unknown:
                return
            if time.monotonic() > deadline:
                raise ServerError(
                    msg("not our server but another program answers, so the password was not sent"),
                    where=msg("port {port} of this machine", port=self._port),
                    hint=msg("Run the command again; `kg neo4j status` says whether the local Neo4j runs, and where"),
                )
            time.sleep(_POLL_SECONDS)


def own_connections(port: int) -> set[Connection]:
    """The connections of this process to a port of 127.0.0.1, which is where drivers look for the server."""
    if sys.platform == "win32":
        sockets = psutil.Process().net_connections("tcp")
        return {(each.laddr.port, None) for each in sockets if each.raddr == (HOST, port)}
    # Asked for each use of a connection: the system's own table of all connections takes a hundred times as long.
    found = (_connection(int(name), port) for name in os.listdir("/dev/fd"))  # noqa: PTH208 - numbers, not files
    return {each for each in found if each is not None}


def _connection(descriptor: int, port: int) -> Connection | None:
    """The connection behind an open file of this process, where it leads to the port."""
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISSOCK(status.st_mode):
            return None
        opened = socket.socket(fileno=descriptor)
    except OSError:  # closed meanwhile
        return None
    try:
        if opened.type != socket.SOCK_STREAM or opened.family != socket.AF_INET:
            return None
        if opened.getpeername()[:2] != (HOST, port):
            return None
        return opened.getsockname()[1], status.st_ino or None  # 0 where the system gives none
    except OSError:  # not connected
        return None
    finally:
        opened.detach()


def _taken_up(paths: ServerPaths, port: int) -> set[int]:
    """The ports at the far ends of the connections that the home's own server has open at its port."""
    process = find_server(paths, read_run(paths))
    if process is None:
        return set()
    try:
        sockets = process.net_connections("tcp")
    except psutil.Error:
        return set()
    return {each.raddr.port for each in sockets if each.raddr and each.laddr.port == port}
