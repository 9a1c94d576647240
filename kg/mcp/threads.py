"""Work that blocks, such as a query, beside the loop that talks to clients."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from anyio import to_thread

T = TypeVar("T")


async def in_thread(work: Callable[[], T]) -> T:
    """Return what `work` does in a thread; it is left alone there when nobody waits for it any more, as it only reads."""
    return await to_thread.run_sync(work, abandon_on_cancel=True)
