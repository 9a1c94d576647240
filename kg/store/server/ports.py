"""Two free ports on 127.0.0.1: the usual ones of Neo4j, or the next that are free."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain

HOST = "127.0.0.1"
_TRIES = 100


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
