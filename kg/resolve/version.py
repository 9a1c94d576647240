"""The version of the rules that compare names, facts and texts: what their stored decisions depend on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.models.files import digest_files


@cache
def rules_version() -> str:
    """Return a digest of the rules and lexicons of this package, 12 hex digits."""
    root = Path(__file__).parent
    return digest_files(root, (path for path in root.rglob("*") if path.is_file() and path.suffix in {".py", ".tsv"}))
