"""How often something was tried: each test that makes a promise with a number says how often it kept it.

With KG_COUNTS=FILE the counts are kept there, one JSON line each, and `docs/make_reliability.py` writes them into
docs/reliability.md.
"""

from __future__ import annotations

import json
import os
from pathlib import Path


def tried(what: str, times: int, *, held: str = "") -> None:
    """Say that `what` was tried so many times and held; `held` is what was looked at after each."""
    print(f"{what}: {times:,}")
    if path := os.environ.get("KG_COUNTS"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"what": what, "times": times, "held": held}, ensure_ascii=False) + "\n")
