"""The keys under which a fact is filed, so that it is compared with few others.

`fact:` keys lead to the same fact: a key of the actor with one of the least pairs of characters of its words by a few
hashes (MinHash). The actor is in them because half of all plans are worded alike: by words alone a fact would be
compared with ever more others as the graph grows. `matter:` keys lead to facts of one matter: a name of the actor (for
statements also of what they are about) with a word at the edge of a run of words in a clause that has a number or a
date; Chinese phrases begin with the verb and end with the thing, and that is what a later article repeats. `day:` keys
lead to figures of strangers: a statement with a figure is filed by its day, and, where it has words enough to be a
stranger's too, by the time and the places for which the figure holds, with bands of its words. How many facts share a key is
so bounded by what one actor says, by what one day brings, and by how often one figure of one time and place is told.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from itertools import product

import numpy as np

from kg.models import CompareBy
from kg.resolve.actors import actor_keys, plain_name
from kg.resolve.fact_view import FactView
from kg.resolve.figures import figure_keys
from kg.resolve.matter import MAKING, Clause, read_matter
from kg.resolve.matter_dates import UNKNOWN
from kg.resolve.matter_pairs import STRANGERS_SCORE, best_score
from kg.resolve.matter_words import place_pattern
from kg.text.remembered import FACTS

# Words with a Jaccard index of 0.75 share one of three least pairs with probability 0.98, of 0.6 with 0.94; and one of
# six bands of two with 0.99 and 0.93.
_HASHES = 3
_BANDS = 6
# A long speech is filed under so many of its words and names, chosen by hash: another report of it chooses the same.
_MOST_WORDS = 12
_MOST_NAMES = 10
# Pairs of characters whose ranks are remembered; 500 articles of news have as many.
_PAIRS = 32768


def fact_keys(view: FactView) -> tuple[str, ...]:
    """Return the keys of a fact, sorted: what `same_fact` or `same_matter` calls the same shares one."""
    if view.compare_by is CompareBy.FIGURE:
        return figure_keys(view)
    if view.compare_by is CompareBy.PARTS:
        words = [plain_name(part) for part in view.parts]
        choices = [{plain_name(name) for name in names} or {""} for names in view.names]
        made = (_key("fact", view.kind, *some) for some in product(actor_keys(view), *([w] for w in words), *choices))
        return tuple(sorted(made))
    least = _least_pairs(read_matter(view).plain_words)
    keys = {_key("fact", view.kind, who, pair) for who in actor_keys(view) or ("",) for pair in least[:_HASHES]}
    if view.compare_by.related:
        edges = {word for clause in read_matter(view).clauses for word in _edges(clause)}
        words = sorted(edges, key=lambda word: _rank(0, word))[:_MOST_WORDS]
        keys |= {_key("matter", view.kind, name, word) for name in _anchors(view) for word in words}
        if view.compare_by is CompareBy.CLAIM and words:
            bands = list(zip(least[::2], least[1::2], strict=True))
            keys |= {_key("day", when, *band) for when in (view.day or "", *_periods(view)) for band in bands}
    return tuple(sorted(keys))


@lru_cache(maxsize=FACTS)
def _key_set(view: FactView) -> frozenset[str]:
    return frozenset(fact_keys(view))


def share_key(a: FactView, b: FactView) -> bool:
    """Return whether two facts are filed under a common key."""
    return not _key_set(a).isdisjoint(_key_set(b))


def _periods(view: FactView) -> set[str]:
    """Return the times, with their places, for which a figure holds: whoever gives it, and whenever.

    None of one with too few words to be a stranger's too: last year's income of a thing is told by every firm.
    """
    if best_score(view) < STRANGERS_SCORE:
        return set()
    clauses = read_matter(view).clauses
    told = [c for c in clauses if c.amounts and c.period is not None and not c.period.startswith(UNKNOWN)]
    return {f"{clause.period} {'、'.join(sorted(clause.places))}" for clause in told}


def _key(*parts: str) -> str:
    digest = hashlib.blake2b("\t".join(parts[1:]).encode("utf-8"), digest_size=6).hexdigest()
    return f"{parts[0]}:{digest}"


def _least_pairs(plain: str) -> list[str]:
    """Return the least pair of characters by each hash, with the number of the hash (`0:工厂`): MinHash."""
    pairs = list({plain[start : start + 2] for start in range(len(plain) - 1)})
    if not pairs:
        return []
    ranks = np.frombuffer(b"".join(map(_ranks, pairs)), dtype=">u8").reshape(len(pairs), -1)
    return [f"{row}:{pairs[least]}" for row, least in enumerate(ranks.astype("=u8").argmin(axis=0))]


@lru_cache(maxsize=_PAIRS)
def _ranks(pair: str) -> bytes:
    """Return the ranks of a pair by each hash, one after the other."""
    return b"".join([_rank(row, pair) for row in range(2 * _BANDS)])


def _rank(row: int, pair: str) -> bytes:
    return hashlib.blake2b(f"{row}:{pair}".encode(), digest_size=8).digest()


def _anchors(view: FactView) -> tuple[str, ...]:
    names = set(actor_keys(view))
    if view.compare_by is CompareBy.CLAIM:
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
