"""The version of the extractor, cheap to ask for: neither spaCy nor a model is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg import __version__
from kg.models.files import digest_files

_ROOT = Path(__file__).parent


@cache
def extractor_version() -> str:
    """Return the package's version and the digest of the rules, lexicons and models that extraction depends on."""
    return f"{__version__}+{digest_files(_ROOT, _files())}"


def _files() -> Iterator[Path]:
    for path in _ROOT.rglob("*"):
        if path.is_file() and path.suffix not in {".pyc", ".md"} and "training" not in path.parts:
            yield path
