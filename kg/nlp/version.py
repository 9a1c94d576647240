"""The version of the extractor, cheap to ask for: neither spaCy nor a model is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg import __version__
from kg.models.files import digest_files

_KG = Path(__file__).parent.parent
_ROOMS = ("nlp", "text")  # what reads a text, and the ground floor that it stands on


@cache
def extractor_version() -> str:
    """Return the package's version and the digest of the rules, lexicons and models that extraction depends on."""
    return f"{__version__}+{digest_files(_KG, _files())}"


def _files() -> Iterator[Path]:
    for path in (path for room in _ROOMS for path in (_KG / room).rglob("*")):
        if path.is_file() and path.suffix not in {".pyc", ".md"} and "training" not in path.parts:
            yield path
