"""The names of the graph that are nearest to a text which none of them is."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from kg.ask.full_text import full_text_query, words_of
from kg.resolve import fold
from kg.store.graph import GraphStore, Row, Transaction

# The index ranks by shared pairs of characters; of so many the nearest by spelling are taken.
_POOL = 200
_MOST = 5
# With one wrong character in two the ratio is 50; the very best may be a little farther off.
_LIKE, _BEST = 50.0, 34.0
# Each character or spelling is a clause more, and a wrong name is rarely longer.
_LONGEST = 16


def nearest_names(graph: GraphStore | Transaction, text: str) -> list[str]:
    """Return at most five names of entities, the nearest by spelling first; of none, an empty list."""
    wanted = " ".join([full_text_query(text), *_near_clauses(text)]).strip()
    if not wanted:
        return []
    rows = graph.rows("read/nearest_names", index=graph.index("entity_search"), text=wanted, limit=_POOL)
    folded = fold(text)
    likeness = {row["name"]: _likeness(folded, row) for row in rows}
    ranked = sorted(likeness, key=lambda name: (-likeness[name], name))
    return [name for place, name in enumerate(ranked[:_MOST]) if likeness[name] >= (_LIKE if place else _BEST)]


def _near_clauses(text: str) -> Iterator[str]:
    """Yield what the pairs of an index miss: a word with a letter wrong, and names that share one character."""
    for word in words_of(text):
        if word.isascii():
            if len(word) > 3:
                yield f"{word}~2"
        elif len(word) <= _LONGEST:
            for character in dict.fromkeys(word):
                yield f"{character}* *{character}"


def _likeness(folded: str, row: Row) -> float:
    return max(fuzz.ratio(folded, fold(name)) for name in (row["name"], *(row["names"] or ())))
