"""Graphs of older versions: their bookkeeping gets the labels of today, and as lists the keys that were nodes beside it.

What is derived stays as it is, and `kg refresh` makes it anew as after any new version. It is done in steps, each whole
and each under the lock: one that is broken off goes on when the graph is opened again.
"""

from __future__ import annotations

import re

from kg.store.graph import GraphStore, Transaction
from kg.store.queries import load_statements

_STEPS = ("older/judgements", "older/names", "older/wordings", "older/extractions")
_AT_ONCE = 2000
_DROPPED = re.compile(r"DROP \w+ (?P<name>\w+) IF EXISTS /\* (?P<label>\w+) \*/")


def move_bookkeeping(store: GraphStore) -> None:
    """Move the bookkeeping of a graph that an older version wrote; leave any other alone.

    Raises StoreLost where the database can only be read.
    """
    if not is_older(store):
        return
    store.run_schema(_to_drop(store))
    for step in _STEPS:
        while store.write(lambda tx, step=step: _move(tx, step)):  # type: ignore[misc]
            pass
    store.write(lambda tx: tx.rows("older/lock"))
    store.ensure_schema()


def is_older(store: GraphStore) -> bool:
    """Tell whether an older version wrote this graph, so that its bookkeeping has to be moved before it is read."""
    return bool(store.rows("older/layout")[0]["older"])


def _to_drop(store: GraphStore) -> list[str]:
    """Return what drops the constraints and indexes of the older version; one of their names on another label stays."""
    there = {(row["name"], label) for row in store.rows("read/schema_state") for label in row["labels"] or ()}
    statements = load_statements("schema/drop_older")
    return [s for s in statements if (found := _DROPPED.match(s)) and (found["name"], found["label"]) in there]


def _move(tx: Transaction, step: str) -> int:
    tx.rows("older/hold")
    return int(tx.rows(step, limit=_AT_ONCE)[0]["moved"])
