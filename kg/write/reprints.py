"""Reprints in the graph: articles with nearly the same text are tied to the one of them that was published first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.graph.reprints import find_reprints
from kg.models import ObservedArticle
from kg.resolve.reprints import is_reprint
from kg.store import observations, texts
from kg.store.graph import Transaction


def compare_texts(tx: Transaction, new: Sequence[ObservedArticle]) -> list[tuple[str, str]]:
    """Compare the texts that come in with those that share a key; return which articles, smaller id first, have one."""
    pairs = texts.text_candidates(tx, {o.article.id: o.text_keys for o in new})
    found = {o.article.id: o.article.text for o in new}
    others = {end for pair in pairs for end in pair} - set(found)
    found |= observations.read_texts(tx, others) if others else {}
    return [(a, b) for a, b in pairs if is_reprint(found[a], found[b])]


def tie_reprints(tx: Transaction, articles: Iterable[str]) -> frozenset[str]:
    """Tie the articles that have the text of one of these anew; return all that may be tied otherwise than before."""
    reached, pairs = texts.component_of_texts(tx, articles)
    published = texts.published(tx, reached)
    found = find_reprints(published, pairs)
    texts.tie_reprints(tx, [{"article": article, "first": first} for article, first in found.items()])
    return frozenset(reached)
