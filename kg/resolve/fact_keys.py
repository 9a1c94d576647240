"""The keys under which a fact is filed, so that it is compared with few others.

`fact:` keys lead to the same fact: bands of MinHash over the pairs of characters of its words. `matter:` keys lead to
facts of one matter: a name of the actor (for statements also of what they are about) with a word at the edge of a run
of words in a clause that has a number or a date; Chinese phrases begin with the verb and end with the thing, and that
is what a later article repeats.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from kg.resolve.actors import actor_keys, plain_name
from kg.resolve.fact_view import FactView
from kg.resolve.matter import MAKING, Clause, read_matter
from kg.resolve.matter_words import place_pattern

_BANDS = 6
_ROWS = 2
# A long speech is filed under so many of its words and names, chosen by hash: another report of it chooses the same.
_MOST_WORDS = 12
_MOST_NAMES = 10


@lru_cache(maxsize=8192)
def fact_keys(view: FactView) -> tuple[str, ...]:
    """Return the keys of a fact, sorted: what `same_fact` or `same_matter` calls the same shares one."""
    if view.kind == "affiliation":
        holders, bodies = actor_keys(view), {plain_name(name) for name in view.organization} or {""}
        title = plain_name(view.title or "")
        return tuple(sorted(_key("fact", view.kind, who, title, body) for who in holders for body in bodies))
    keys = {_key("fact", view.kind, *band) for band in _bands(read_matter(view).plain_words)}
    if view.kind in ("plan", "statement"):
        edges = {word for clause in read_matter(view).clauses for word in _edges(clause)}
        words = sorted(edges, key=lambda word: _rank(0, word))[:_MOST_WORDS]
        keys |= {_key("matter", view.kind, name, word) for name in _anchors(view) for word in words}
    return tuple(sorted(keys))


def _key(*parts: str) -> str:
    digest = hashlib.blake2b("\t".join(parts[1:]).encode("utf-8"), digest_size=6).hexdigest()
    return f"{parts[0]}:{digest}"


def _bands(plain: str) -> list[tuple[str, ...]]:
    """Return the bands of MinHash: for each the least pairs of characters by two hashes of their own."""
    pairs = {plain[start : start + 2] for start in range(len(plain) - 1)}
    if not pairs:
        return []
    least = [min(pairs, key=lambda pair, row=row: _rank(row, pair)) for row in range(_BANDS * _ROWS)]  # type: ignore[misc]
    return [(str(band), *least[band * _ROWS : (band + 1) * _ROWS]) for band in range(_BANDS)]


@lru_cache(maxsize=65536)
def _rank(row: int, pair: str) -> bytes:
    return hashlib.blake2b(f"{row}:{pair}".encode(), digest_size=8).digest()


def _anchors(view: FactView) -> tuple[str, ...]:
    names = set(actor_keys(view))
    if view.kind == "statement":
        about = {plain_name(name) for surfaces in view.about for name in surfaces if len(name) > 1}
        names |= {name for name in about if not place_pattern().fullmatch(name)}
    return tuple(sorted(names, key=lambda name: _rank(0, name)))[:_MOST_NAMES]


def _edges(clause: Clause) -> set[str]:
    """Return the first and last two characters of each run of words of a clause that has a value."""
    if not clause.amounts and not clause.dates:
        return set()
    runs = [run.removeprefix(MAKING) for run in clause.words.split()]
    runs = [run for run in runs if len(run) > 1] or [MAKING]
    return {run[:2] for run in runs} | {run[-2:] for run in runs}
