"""A small TCP proxy before a server, whose connections a test cuts or lets fall silent."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator


class Proxy:
    """Passes bytes on until `cut` or `fall_silent`; takes new connections afterwards."""

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._open: set[socket.socket] = set()
        self._silent: set[socket.socket] = set()
        self._is_gone = False
        self._guard = threading.Lock()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> int:
        """Break every connection off, at both ends; return how many there were. New ones carry again."""
        with self._guard:
            cut = list(self._open)
            self._is_gone = False
        for each in cut:
            _end(each)
        return len(cut) // 2

    def fall_silent(self, *, new_too: bool = False) -> int:
        """Swallow what the connections of now carry, at both ends, and end none; return how many there are.

        So does a network that is gone: neither end is told. `new_too` swallows those that come as well, until `cut`.
        """
        with self._guard:
            self._silent |= self._open
            self._is_gone = new_too
            return len(self._open) // 2

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
                    if self._is_gone:
                        self._silent |= {near, far}
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while got := one.recv(1 << 16):
                if one not in self._silent:
                    other.sendall(got)
        if one in self._silent:  # its end is not passed on either
            return
        for each in (one, other):
            _end(each)
            with self._guard:
                self._open.discard(each)


def _end(each: socket.socket) -> None:
    """Tell the far end, which a bare `close` does not do while a thread waits for the socket."""
    with contextlib.suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def proxy_before(port: int) -> Iterator[Proxy]:
    """Run a proxy before a port of this machine."""
    made = Proxy(("127.0.0.1", port))
    try:
        yield made
    finally:
        made.close()
