"""Name lists in one trie: where in a text does an entry of a list stand?

The lists are the files of `lexicons/names/` (what each holds, and its source, is at its head). They are features of the
recogniser, which learns how far to trust each; a hit alone decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.text.lexicon import LEXICONS, load_lexicon

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
        begin = self._root.get
        for first in range(start, end):
            node = begin(text[first])
            if node is None:
                continue
            longest: dict[str, int] = {}
            at = first + 1
            while node is not None:
                for name in node.get(_END, ()):  # type: ignore[attr-defined]
                    longest[name] = at
                node = node.get(text[at]) if at < end else None  # type: ignore[attr-defined]
                at += 1
            for name, last in longest.items():
                if first >= free[name]:
                    hits.append((first, last, name))
                    free[name] = last
        return hits


@cache
def load_list(name: str) -> frozenset[str]:
    """Return the entries of one list of `lexicons/names/`."""
    return frozenset(load_lexicon(f"names/{name}"))


@cache
def known_firms() -> frozenset[str]:
    """Return the names of well-known and of listed firms."""
    return load_list("companies") | load_list("listed_firms")


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of all lists of the package, built once."""
    names = sorted(path.stem for path in (LEXICONS / "names").glob("*.txt"))
    return Gazetteer({name: load_lexicon(f"names/{name}") for name in names})
