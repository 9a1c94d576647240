"""How long the tests that draw at random run: a short while in CI, `KG_SOAK` examples by `make soak`."""

from __future__ import annotations

import os

SOAK = int(os.environ.get("KG_SOAK", "0"))


def soaked(short: int, most: int | None = None) -> int:
    """Return `short` for CI; when soaking what was asked for, at most `most`."""
    return min(SOAK, most or SOAK) if SOAK else short
