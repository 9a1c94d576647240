"""Read the server's logs: their ends, and what is added while someone looks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

_TAIL_BYTES = 1 << 20
_POLL_SECONDS = 0.25


def log_size(path: Path) -> int:
    """The size of a log in bytes; 0 where there is none."""
    return path.stat().st_size if path.exists() else 0


def read_from(path: Path, offset: int = 0) -> str:
    """What a log holds from an offset in bytes, its last megabyte at most; all of it if it was begun anew since."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(offset if offset <= size else 0, size - _TAIL_BYTES))
        return file.read().decode("utf-8", errors="replace")


def tail_log(path: Path, lines: int) -> list[str]:
    """The last lines of a log (of its last megabyte), oldest first."""
    return read_from(path).splitlines()[-lines:] if lines else []


def follow_log(path: Path) -> Iterator[str]:
    """Each text that is added to a log from this call on, also after it was begun anew; never ends by itself."""
    return _read_additions(path, log_size(path))


def _read_additions(path: Path, offset: int) -> Iterator[str]:
    while True:
        size = log_size(path)
        if size != offset:
            yield read_from(path, offset)
            offset = size
        time.sleep(_POLL_SECONDS)
