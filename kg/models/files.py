"""What a version depends on: the contents of files that ship with the package."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest_files(root: Path, paths: Iterable[Path]) -> str:
    """Return a digest (12 hex digits) of the contents of these files and of their paths below `root`, in any order."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.relative_to(root).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]
