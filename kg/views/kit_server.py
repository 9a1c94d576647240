"""A small web server on this machine alone, for what Neo4j Browser fetches: a guide, a style, an archive.

It listens on 127.0.0.1 and is named `localhost`, the one host that Neo4j Browser trusts without a setting. The guide
holds names of the user's graph, so pages of other origins may not read it, nor may one that comes by another host name
(DNS rebinding).
"""

from __future__ import annotations

import socket
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

HOST = "127.0.0.1"
NAME = "localhost"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_TRIES = 50


@dataclass(frozen=True)
class ServedFile:
    """Bytes with their media type."""

    content: bytes
    media_type: str


class KitServer(ThreadingHTTPServer):
    """Serves files by path; `files` may be set after the port is known, before `serve_forever`."""

    daemon_threads = True

    def __init__(self, port: int, origins: Collection[str]) -> None:
        super().__init__((HOST, port), _Handler)
        self.files: Mapping[str, ServedFile] = {}
        self.origins = frozenset(origins)

    @property
    def address(self) -> str:
        """The server's address, `http://localhost:8474`."""
        return f"http://{NAME}:{self.server_port}"

    def may_read(self, origin: str) -> bool:
        """Whether pages of this origin may read what is served: those of the Browser, and of this machine."""
        return origin in self.origins or _host_of(origin) in _LOOPBACK


def open_server(port: int, origins: Collection[str]) -> KitServer:
    """Return a server on the port, or on the next that is free; any free one if there is none near."""
    for candidate in (*range(port, min(port + _TRIES, 65536)), 0):
        if candidate == 0 or not _answers(candidate):
            try:
                return KitServer(candidate, origins)
            except OSError:
                continue
    raise AssertionError("the system gives a free port when asked for 0")


def _host_of(address: str) -> str | None:
    """Return the host of an address, None where it is no address at all."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _answers(port: int) -> bool:
    """Whether someone listens on the port of `localhost`, also by IPv6, which a browser tries first."""
    for family, host in ((socket.AF_INET, HOST), (socket.AF_INET6, "::1")):
        try:
            with socket.socket(family) as probe:
                probe.settimeout(0.5)
                if probe.connect_ex((host, port)) == 0:
                    return True
        except OSError:  # no IPv6 on this machine
            continue
    return False


class _Handler(BaseHTTPRequestHandler):
    """Answers GET, HEAD and OPTIONS for the files of its server."""

    server: KitServer
    server_version = "news-kg"
    sys_version = ""

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_OPTIONS(self) -> None:
        if not self._is_local() or not self.server.may_read(self.headers.get("Origin", "")):
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        self.send_response(HTTPStatus.NO_CONTENT)
        self._send_origin()
        self.send_header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
        self.send_header("Access-Control-Allow-Headers", self.headers.get("Access-Control-Request-Headers", "*"))
        self.send_header("Access-Control-Allow-Private-Network", "true")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, *, with_body: bool) -> None:
        if not self._is_local():
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        found = self.server.files.get(self.path.partition("?")[0])
        if found is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        self._send_origin()
        self.send_header("Content-Type", found.media_type)
        self.send_header("Content-Length", str(len(found.content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if with_body:
            self.wfile.write(found.content)

    def _is_local(self) -> bool:
        return _host_of(f"//{self.headers.get('Host', '')}") in _LOOPBACK

    def _send_origin(self) -> None:
        origin = self.headers.get("Origin", "")
        self.send_header("Vary", "Origin")
        if origin and self.server.may_read(origin):
            self.send_header("Access-Control-Allow-Origin", origin)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what is fetched is no news."""
