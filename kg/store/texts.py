"""Texts that are nearly the same: SAME_TEXT and REPRINT_OF between articles.

A text is filed under the `text_keys` of what was read in it, the article's bookkeeping.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.store.filing import Filed, meetings, searches
from kg.store.graph import Transaction


def untie_texts(tx: Transaction, articles: Iterable[str]) -> set[str]:
    """Take back what texts these articles are like; return the other articles of their texts."""
    ids = sorted(articles)
    around = component_of_texts(tx, ids)[0] - set(ids)
    tx.rows("cleanup/text_ties", ids=ids)
    return around


def text_candidates(tx: Transaction, new: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return each pair (smaller id first) of one of these articles, whose keys are given, and another that shares one."""
    filed = {i: Filed(keys) for i, keys in new.items()}
    wanted = searches(filed.values())
    rows = tx.rows("read/filed_texts", index=tx.index("text_keys"), searches=wanted) if wanted else []
    return list(meetings(filed, {r["id"]: Filed(r["keys"]) for r in rows}))


def add_same_texts(tx: Transaction, pairs: Iterable[tuple[str, str]]) -> None:
    """Keep which articles, smaller id first, have nearly the same text."""
    tx.run_batches("upsert/same_texts", [{"a": a, "b": b} for a, b in pairs])


def component_of_texts(tx: Transaction, articles: Iterable[str]) -> tuple[set[str], list[tuple[str, str]]]:
    """Return the articles that SAME_TEXT reaches from these, themselves included, with the pairs."""
    reached = set(articles)
    pairs: set[tuple[str, str]] = set()
    frontier = set(reached)
    while frontier:
        found = {(r["a"], r["b"]) for r in tx.rows("read/same_texts", ids=sorted(frontier))}
        pairs |= found
        frontier = {end for pair in found for end in pair} - reached
        reached |= frontier
    return reached, sorted(pairs)


def published(tx: Transaction, articles: Iterable[str]) -> dict[str, str | None]:
    """Return when these articles were published, by id."""
    return {r["id"]: r["published"] for r in tx.rows("read/published", ids=sorted(articles))}


def tie_reprints(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """Tie articles anew: {article, first: what it is a reprint of, or null}."""
    tx.run_batches("upsert/reprints", rows)
