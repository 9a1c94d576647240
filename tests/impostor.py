"""A process that passes itself off as the server of a home: it listens for Bolt and keeps every byte that it gets.

Started by `start_impostor`, whose command line is that of the real server; it may become another user first.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

NOBODY = 65534
as_root = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only root can start another user's process"
)
_READY = b"ready\n"


@dataclass(frozen=True)
class Impostor:
    """A running impostor: its process, its two ports, and the file of what it received."""

    pid: int
    bolt: int
    http: int
    heard: Path

    def received(self) -> bytes:
        return self.heard.read_bytes()


@contextmanager
def start_impostor(folder: Path, java_args: Path, *, uid: int | None = None) -> Iterator[Impostor]:
    """Run one in a folder until the end of the block, as the user `uid` (which only root can)."""
    folder.mkdir(exist_ok=True)
    heard = folder / "heard"
    heard.touch()
    script = folder / f"@{java_args}"  # Python takes its first argument for a script: `@` and a whole path
    script.parent.mkdir(parents=True)
    script.write_text(Path(__file__).read_text(encoding="utf-8"), encoding="utf-8")
    listeners = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
    bolt, http = (listener.getsockname()[1] for listener in listeners)
    for listener in listeners:
        listener.close()
    environment = {**os.environ, "IMPOSTOR": f"{bolt} {http} {'' if uid is None else uid}", "HEARD": str(heard)}
    with subprocess.Popen(
        [sys.executable, f"@{java_args}"],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == _READY
        try:
            yield Impostor(process.pid, bolt, http, heard)
        finally:
            process.kill()


def _impersonate() -> None:
    bolt, http, *uid = map(int, os.environ["IMPOSTOR"].split())
    keep = open(os.environ["HEARD"], "ab", buffering=0)  # noqa: SIM115, PTH123 - opened while still allowed to
    if uid:
        os.setuid(uid[0])
    for port in (bolt, http):
        threading.Thread(target=_listen, args=(socket.create_server(("127.0.0.1", port)), keep), daemon=True).start()
    sys.stdout.buffer.write(_READY)
    sys.stdout.flush()
    sys.stdin.read()  # until the test ends


def _listen(server: socket.socket, keep: object) -> None:
    while True:
        connection, _ = server.accept()
        threading.Thread(target=_hear, args=(connection, keep), daemon=True).start()


def _hear(connection: socket.socket, keep: object) -> None:
    with connection:
        if heard := connection.recv(20):
            keep.write(heard)  # type: ignore[attr-defined]
            connection.sendall(b"\x00\x00\x04\x05")  # Bolt 5.4
        while heard := connection.recv(1 << 16):
            keep.write(heard)  # type: ignore[attr-defined]


if __name__ == "__main__":
    _impersonate()
