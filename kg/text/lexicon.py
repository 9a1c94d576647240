"""Word lists of the language, one file each in `lexicons/zh/`; `#` begins a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

LEXICONS = Path(__file__).parent / "lexicons" / "zh"


@cache
def load_lexicon(*names: str) -> tuple[str, ...]:
    """Return the words of the files `<name>.txt`, each once, in the order of the files."""
    return tuple(dict.fromkeys(word for name in names for line in read_lines(name) for word in line.split()))


def read_lines(name: str, folder: Path = LEXICONS) -> Iterator[str]:
    """Yield the lines of `<name>.txt` without comments; empty ones are left out."""
    for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if entry := line.partition("#")[0].strip():
            yield entry


def read_rows(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the tab-separated columns of each line of `<name>.tsv`, comments and empty lines left out."""
    for line in (LEXICONS / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))


def read_pairs(name: str) -> Iterator[tuple[str, str]]:
    """Yield the first two columns of each line of `<name>.tsv`."""
    for left, right, *_ in read_rows(name):
        yield left, right


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
