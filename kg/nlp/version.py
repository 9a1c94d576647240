"""The version of the extractor, cheap to ask for: neither spaCy nor a model is loaded."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from kg import __version__


@cache
def extractor_version() -> str:
    """Return the package's version and the digest of the rules, lexicons and models that extraction depends on."""
    root = Path(__file__).parent
    total = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix not in {".pyc", ".md"} and "training" not in path.parts:
            total.update(path.relative_to(root).as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{__version__}+{total.hexdigest()[:12]}"
