"""The derived layer in the graph: which entity each name refers to, and what articles add given that.

Read and written inside one transaction that holds the lock. An entity keeps its node while its cluster keeps most of
its names, so that a new alias costs nothing per mention; only articles whose names moved to another entity are
derived again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.store.graph import Row, Transaction


def name_candidates(tx: Transaction, ids: Iterable[str]) -> list[Row]:
    """Return pairs (id, type, surface, candidate, candidate_surface) that share a blocking key, by id."""
    return tx.rows("read/name_candidates", ids=sorted(ids))


def add_compared_pairs(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep the pairs {a, b, rule, score, reasons} that a rule finds the same."""
    tx.run_batches("upsert/compared_pairs", rows)


def component_of(tx: Transaction, ids: Iterable[str]) -> tuple[set[str], list[tuple[str, str, float]]]:
    """Return every name that decisions reach from these, and those decisions as (a, b, score)."""
    reached: set[str] = set(ids)
    frontier = set(reached)
    decisions: set[tuple[str, str, float]] = set()
    while frontier:
        rows = tx.rows("read/name_neighbours", ids=sorted(frontier))
        decisions.update((r["a"], r["b"], r["score"]) for r in rows)
        neighbours = {r["a"] for r in rows} | {r["b"] for r in rows}
        frontier = neighbours - reached
        reached |= frontier
    return reached, sorted(decisions)


def name_entities(tx: Transaction, ids: Iterable[str]) -> list[Row]:
    """Return {id, type, surface, entity or None, mentioned} of those names that exist."""
    return tx.rows("read/name_entities", ids=sorted(ids))


def neighbours_of(tx: Transaction, ids: Iterable[str]) -> set[str]:
    """Return the names tied to these by any decision."""
    rows = tx.rows("read/name_neighbours", ids=sorted(ids))
    return {r["a"] for r in rows} | {r["b"] for r in rows}


def delete_unused_names(tx: Transaction, ids: Iterable[str]) -> None:
    """Delete those of the names that no article uses."""
    tx.rows("cleanup/unused_names", ids=sorted(ids))


def rename_entities(tx: Transaction, renames: Mapping[str, str]) -> None:
    """Give entities another id, in two steps, because a new id may still belong to another that is renamed too."""
    rows = [{"old": old, "new": new} for old, new in sorted(renames.items()) if old != new]
    tx.run_batches("upsert/renamed_entities", [{"old": r["old"], "new": f"renamed:{r['new']}"} for r in rows])
    tx.run_batches("upsert/renamed_entities", [{"old": f"renamed:{r['new']}", "new": r["new"]} for r in rows])


def upsert_entities(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write entities {id, type, name, aliases, alias_text, names}."""
    tx.run_batches("upsert/entities", rows)


def delete_unused_entities(tx: Transaction, ids: Iterable[str]) -> None:
    """Delete those of the entities that no name refers to."""
    tx.rows("cleanup/unused_entities", ids=sorted(ids))


def articles_naming(tx: Transaction, ids: Iterable[str]) -> set[str]:
    """Return the ids of the articles that use any of these names."""
    return {r["article"] for r in tx.rows("read/articles_naming", ids=sorted(ids))}


def clear_derived(tx: Transaction, article_ids: Iterable[str]) -> frozenset[str]:
    """Take away the mentions and facts of these articles; return the subjects that they bound."""
    return frozenset(tx.rows("cleanup/derived_of_articles", ids=sorted(article_ids))[0]["subjects"])


def add_derived(
    tx: Transaction, *, mentions: Sequence[Row], facts: Sequence[Row], links: Sequence[Row], subjects: Sequence[Row]
) -> None:
    """Write the mentions and facts of articles, with their links."""
    tx.run_batches("upsert/mentions", mentions)
    tx.run_batches("upsert/facts", facts)
    tx.run_batches("upsert/fact_links", links)
    tx.run_batches("upsert/fact_subjects", subjects)


def refresh_shortcuts(tx: Transaction, ids: Iterable[str]) -> None:
    """Make WORKS_FOR and REGULATES of these entities anew from their facts."""
    ordered = sorted(ids)
    tx.rows("upsert/works_for", ids=ordered)
    tx.rows("upsert/regulates", ids=ordered)


def delete_unused_subjects(tx: Transaction, names: Iterable[str]) -> None:
    """Delete those of the subjects that nothing binds."""
    tx.rows("cleanup/unused_subjects", names=sorted(names))
