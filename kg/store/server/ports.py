"""Two free ports on 127.0.0.1: the usual ones of Neo4j, or the next that are free."""

from __future__ import annotations

import contextlib
import re
import socket
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain

HOST = "127.0.0.1"
_TRIES = 100
_ASK_SECONDS = 3.0  # what is asked for the first time compiles its answer
# The mark of Bolt, and the versions 5.0 to 5.8 and 4.4; what answers in it gives a version, four bytes from zero on.
_BOLT_GREETING = b"\x60\x60\xb0\x17" + b"\0\x08\x08\x05" + b"\0\0\x04\x04" + 8 * b"\0"
_HTTP_GREETING = b"HEAD / HTTP/1.0\r\n\r\n"


@dataclass(frozen=True)
class Ports:
    """The two ports of a server."""

    bolt: int = 7687
    http: int = 7474


def read_ports(bolt: object, http: object) -> Ports | None:
    """The ports that were written as numbers or digits; None where either is none, or both are one."""
    texts = [str(value) for value in (bolt, http) if not isinstance(value, bool)]
    numbers = [int(text) for text in texts if re.fullmatch("[0-9]{1,5}", text)]
    if len(set(numbers)) != 2 or not all(0 < number < 65536 for number in numbers):
        return None
    return Ports(*numbers)


def ask_ports(open_ports: Collection[int]) -> Ports | None:
    """Which of the ports, all of one server, are those of Bolt and of HTTP: each is asked what it speaks."""
    bolt = [port for port in open_ports if _answer(port, _BOLT_GREETING)[:1] == b"\0"]
    others = [port for port in open_ports if port not in bolt]
    if len(bolt) != 1:
        return None
    if len(others) > 1:  # one of a debugger, or of what the user's own settings open
        others = [port for port in others if _answer(port, _HTTP_GREETING) == b"HTTP"]
    return Ports(bolt[0], others[0]) if others else None


def _answer(port: int, greeting: bytes) -> bytes:
    """The first four bytes that are answered; none where nobody answers in time."""
    with contextlib.suppress(OSError), socket.create_connection((HOST, port), _ASK_SECONDS) as asked:
        asked.settimeout(_ASK_SECONDS)
        asked.sendall(greeting)
        return asked.recv(4)
    return b""


def bolt_uri(ports: Ports) -> str:
    """The address for a driver."""
    return f"bolt://{HOST}:{ports.bolt}"


def choose_ports(wanted: Ports, avoid: Collection[int] = ()) -> Ports:
    """The wanted ports where they are free and not in `avoid`, else for each the next free one above."""
    bolt = _first_free(wanted.bolt, avoid)
    return Ports(bolt, _first_free(wanted.http, {*avoid, bolt}))


def is_free(port: int) -> bool:
    """Whether a server can listen on the port now, as Neo4j would."""
    with socket.socket() as probe:
        if sys.platform != "win32":  # a port of a server that has just stopped is free, though in TIME_WAIT
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
            probe.listen(1)
        except OSError:
            return False
    return not _answers(port)


def _answers(port: int) -> bool:
    """Whether someone listens there on all addresses, which a bind to one address does not show on every system."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((HOST, port)) == 0


def _first_free(wanted: int, avoid: Collection[int]) -> int:
    for port in chain(range(wanted, min(wanted + _TRIES, 65536)), _random_ports()):
        if port not in avoid and is_free(port):
            return port
    raise AssertionError("the system gives free ports without end")


def _random_ports() -> Iterator[int]:
    while True:
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            port: int = probe.getsockname()[1]
        yield port
