"""Reprints in the graph: articles with nearly the same text are tied to the one of them that was published first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.graph.reprints import find_reprints
from kg.resolve.reprints import is_reprint
from kg.store import observations, texts
from kg.store.graph import Transaction


def compare_texts(tx: Transaction, new: Mapping[str, str]) -> None:
    """Compare the texts (by article) that came in with those that share a key, and keep which are the same."""
    pairs = texts.text_candidates(tx, new) if new else set()
    others = {end for pair in pairs for end in pair} - set(new)
    found = dict(new) | (observations.read_texts(tx, others) if others else {})
    texts.add_same_texts(tx, [(a, b) for a, b in sorted(pairs) if is_reprint(found[a], found[b])])


def tie_reprints(tx: Transaction, articles: Iterable[str]) -> frozenset[str]:
    """Tie the articles that have the text of one of these anew; return all that may be tied otherwise than before."""
    reached, pairs = texts.component_of_texts(tx, articles)
    published = texts.published(tx, reached)
    found = find_reprints(published, pairs)
    texts.tie_reprints(tx, [{"article": article, "first": first} for article, first in found.items()])
    return frozenset(reached)
