"""Threads that wait for a server and do not keep the program from ending: whoever stops it need not wait for answers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any


class WaitingThreads:
    """A pool of daemon threads; those of the standard library are joined at the end of the program, whatever they wait for."""

    def __init__(self, count: int) -> None:
        self._count, self._started = count, False
        self._work: SimpleQueue[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]] | None] = SimpleQueue()

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Let a thread call the function, in the order in which it was asked for."""
        if not self._started:
            self._started = True
            for number in range(self._count):
                threading.Thread(target=self._run, name=f"asking-{number}", daemon=True).start()
        future: Future[Any] = Future()
        self._work.put((future, function, arguments))
        return future

    def close(self) -> None:
        """Let each thread end with what it is at; nobody waits for it."""
        for _ in range(self._count if self._started else 0):
            self._work.put(None)

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            future, function, arguments = work
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(function(*arguments))
                except BaseException as error:
                    future.set_exception(error)
            del work, future, function, arguments  # an idle thread keeps no article
