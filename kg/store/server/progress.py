"""How the server tells its caller how far it is; drawing it is the command line's business."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

Stage: TypeAlias = Literal["download", "start", "wait"]

# Called as (stage, done, total): bytes of a download; seconds of a start, or of a wait for another `kg`, and the limit.
Progress: TypeAlias = Callable[[Stage, int, int], None]


def no_progress(stage: Stage, done: int, total: int) -> None:
    """Say nothing."""
