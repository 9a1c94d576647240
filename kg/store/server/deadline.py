"""A limit on a call that has none of its own: name resolution, a handshake with something that never answers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from kg.messages import msg

T = TypeVar("T")


def call_within(seconds: float, call: Callable[[], T]) -> T:
    """What `call()` returns or raises, or TimeoutError after `seconds`.

    A call that is late goes on in a daemon thread that no one waits for, so the program can end.
    """
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(call())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise TimeoutError(msg("no answer within {seconds:g} seconds", seconds=seconds))
    return results[0]
