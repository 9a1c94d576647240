"""Work that blocks, such as a query, beside the loop that talks to clients."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from anyio import to_thread

T = TypeVar("T")
# The models that read Chinese, and the words of texts that were cut, are shared by all calls: one at a time.
models_in_use = Lock()


async def in_thread(work: Callable[[], T]) -> T:
    """Return what `work` does in a thread; it is left alone there when nobody waits for it any more, as it only reads."""
    return await to_thread.run_sync(work, abandon_on_cancel=True)
