"""The version of the rules that compare names, facts and texts: what their stored decisions depend on."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path


@cache
def rules_version() -> str:
    """Return a digest of the rules and lexicons of this package, 12 hex digits."""
    root = Path(__file__).parent
    total = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix in {".py", ".tsv"}:
            total.update(path.relative_to(root).as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]
