"""The server on standard input and output, or over HTTP on this machine; how it ends."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

import anyio
import uvicorn
from mcp.server.transport_security import TransportSecuritySettings

from kg.errors import UsageError
from kg.mcp.registering import NewsServer
from kg.messages import msg

HOST = "127.0.0.1"
PATH = "/mcp"
_CLOSED = [signal.SIGHUP] if hasattr(signal, "SIGHUP") else []  # the terminal was closed
_LAST_ANSWERS = 2  # seconds for what is still being answered when the server is to end


def serve_streams(server: NewsServer) -> None:
    """Serve on standard input and output until that is closed; Ctrl+C and SIGTERM end the process."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        end_now()

    for one in (signal.SIGINT, signal.SIGTERM, *_CLOSED):
        if signal.getsignal(one) is not signal.SIG_IGN:  # as for what a shell has started in its background
            signal.signal(one, end)
    anyio.run(server.run_stdio_async)


def end_now() -> NoReturn:
    """End the process, whatever calls are under way: none of them writes anything that could be left half.

    A thread that waits for standard input or for the database can't be asked to stop, and Python would wait for it.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(0)


def serve_http(server: NewsServer, port: int, tell: Callable[[str], None]) -> None:
    """Serve on a port of 127.0.0.1 until Ctrl+C or SIGTERM; `tell` gets the address when it answers.

    Only who addresses it by a name of this machine is answered, and no page of another origin, so that no web site can
    reach it through a browser. Raises UsageError where the port is taken.
    """
    with _listening(port) as listening:
        app = server.streamable_http_app(
            host=HOST, streamable_http_path=PATH, stateless_http=True, transport_security=_only_here(port)
        )
        config = uvicorn.Config(
            app, log_config=None, access_log=False, lifespan="on", timeout_graceful_shutdown=_LAST_ANSWERS
        )  # fmt: skip
        for one in _CLOSED:  # uvicorn answers the two others alone
            if signal.getsignal(one) is not signal.SIG_IGN:
                signal.signal(one, lambda _signal, _frame: signal.raise_signal(signal.SIGTERM))
        tell(f"http://{HOST}:{port}{PATH}")
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:  # which uvicorn raises again once it has ended in good order
            return


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()  # who is told the address may ask at once
    except OSError as error:
        listening.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            hint = msg("Name another one: kg mcp --http 8766; what clients are told has to be the same")
            raise UsageError(
                msg("port {port} can't be used ({strerror})", port=port, strerror=error.strerror), where=HOST, hint=hint
            ) from error
        raise
    return listening


def _only_here(port: int) -> TransportSecuritySettings:
    names = [f"{host}:{port}" for host in (HOST, "localhost")]
    return TransportSecuritySettings(
        enable_dns_rebinding_protection=True, allowed_hosts=names, allowed_origins=[f"http://{name}" for name in names]
    )
