"""A small TCP proxy before a server, whose connections a test cuts."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator


class Proxy:
    """Passes bytes on until `cut`; takes new connections afterwards."""

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        self.passed = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> int:
        """Break every connection off as a network does that is gone; return how many there were."""
        with self._guard:
            cut = list(self._open)
            self._open.clear()
        for each in cut:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        return len(cut) // 2

    def close(self) -> None:
        self._server.close()
        self.cut()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._server.accept()
                far = socket.create_connection(self._target)
                with self._guard:
                    self._open |= {near, far}
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while got := one.recv(1 << 16):
                self.passed += len(got)
                other.sendall(got)
        for each in (one, other):
            with contextlib.suppress(OSError):
                each.close()


@contextlib.contextmanager
def proxy_before(port: int) -> Iterator[Proxy]:
    """Run a proxy before a port of this machine."""
    made = Proxy(("127.0.0.1", port))
    try:
        yield made
    finally:
        made.close()
