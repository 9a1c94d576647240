"""The version of the rules that compare names, facts and texts: what their stored decisions depend on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.models.files import digest_files

_ROOMS = ("resolve", "text")


@cache
def rules_version() -> str:
    """Return a digest of the rules and lexicons of this room and the ground floor, 12 hex digits."""
    kg = Path(__file__).parent.parent
    paths = (path for room in _ROOMS for path in (kg / room).rglob("*"))
    return digest_files(kg, (path for path in paths if path.is_file() and path.suffix in {".py", ".tsv", ".txt"}))
