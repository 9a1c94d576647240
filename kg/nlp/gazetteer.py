"""Name lists in one trie: where in a text does an entry of a list stand?

The lists are the files of `lexicons/names/` (what each holds, and its source, is at its head). They are features of the
recogniser, which learns how far to trust each; a hit alone decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg.text.lexicon import LEXICONS

_FOLDER = LEXICONS / "names"
_END = ""  # the key under which a node keeps the lists that an entry ending there belongs to

Hit = tuple[int, int, str]


class Gazetteer:
    """A trie over the entries of several named lists."""

    def __init__(self, lists: dict[str, Iterable[str]]) -> None:
        self.names = sorted(lists)
        self._root: dict[str, object] = {}
        for name in self.names:
            for entry in lists[name]:
                self._add(entry, name)

    def _add(self, entry: str, name: str) -> None:
        node = self._root
        for char in entry:
            node = node.setdefault(char, {})  # type: ignore[assignment]
        node[_END] = (*node.get(_END, ()), name)  # type: ignore[misc]

    def find(self, text: str, start: int, end: int) -> list[Hit]:
        """Return the hits inside [start, end): for each list the leftmost longest entries, without overlap."""
        hits: list[Hit] = []
        free = dict.fromkeys(self.names, start)
        root = self._root
        for first in range(start, end):
            node = root
            longest: dict[str, int] = {}
            at = first
            while at < end:
                node = node.get(text[at])  # type: ignore[assignment]
                if node is None:
                    break
                at += 1
                for name in node.get(_END, ()):  # type: ignore[attr-defined]
                    longest[name] = at
            for name, last in longest.items():
                if first >= free[name]:
                    hits.append((first, last, name))
                    free[name] = last
        return hits


def read_list(path: Path) -> list[str]:
    """Return the entries of a list: separated by white space, `#` begins a comment."""
    entries: dict[str, None] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        entries.update(dict.fromkeys(line.partition("#")[0].split()))
    return list(entries)


@cache
def load_list(name: str) -> frozenset[str]:
    """Return the entries of one list of `lexicons/names/`."""
    return frozenset(read_list(_FOLDER / f"{name}.txt"))


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of all lists of the package, built once."""
    return Gazetteer({path.stem: read_list(path) for path in sorted(_FOLDER.glob("*.txt"))})
