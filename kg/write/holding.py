"""From which confidence on a graph holds what was read: one value a graph, chosen at its first import or by a refresh."""

from __future__ import annotations

from collections.abc import Callable

from kg.errors import UsageError
from kg.messages import msg
from kg.store.graph import Store, Transaction
from kg.store.observations import take_lock
from kg.store.options import held_from, keep_options, read_options

_NAME = "min_confidence"


def settle_bound(store: Store, asked: float | None, *, dry_run: bool = False) -> float:
    """Return the bound (0-1) with which articles go into this graph: its own, or `asked` where no article is in yet.

    Raises UsageError where the graph has another: one value a graph, or what it holds would not compare.
    """
    if asked is None:
        return held_from(store)
    settle = _settle(asked, dry_run=dry_run)
    return store.read(settle) if dry_run else store.write(settle)


def _settle(asked: float, *, dry_run: bool) -> Callable[[Transaction], float]:
    def work(tx: Transaction) -> float:
        if not dry_run:
            take_lock(tx)
        held = held_from(tx)
        if asked != held and tx.rows("read/extractors_used"):
            raise UsageError(
                msg(
                    "this graph holds what is at least {held:g} sure, so an import can't ask for {asked:g}",
                    held=held,
                    asked=asked,
                ),
                hint=msg(
                    "`kg refresh --min-confidence {asked:g}` changes it for all articles, without reading them again",
                    asked=asked,
                ),
            )
        if not dry_run:
            keep_options(tx, {_NAME: asked})
        return asked

    return work


def change_bound(asked: float | None) -> Callable[[Transaction], float]:
    """Return the work that makes `asked` the graph's bound and gives it; None: the bound that it has.

    A graph of an older version has the one that its articles were all imported with, if somebody asked for one.
    """

    def work(tx: Transaction) -> float:
        take_lock(tx)
        chosen = asked
        if asked is None and _NAME not in read_options(tx):
            older = [row["bound"] for row in tx.rows("read/older_bounds")]
            chosen = older[0] if len(older) == 1 and older[0] > 0 else None
        if chosen is not None:
            keep_options(tx, {_NAME: chosen})
        return held_from(tx)

    return work
