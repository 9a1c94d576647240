"""Options that hold for a whole graph: chosen once, kept in it, the same for every article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.confidence import MIN_CONFIDENCE
from kg.store.graph import Store, Transaction

# The hash of the backup whose restore has begun and is not finished.
RESTORING = "restoring"


def read_options(graph: Store | Transaction) -> dict[str, Any]:
    """Return the options that somebody chose for this graph, by name; those left at their defaults are not there."""
    rows = graph.rows("read/options")
    return {name: value for name, value in rows[0]["options"].items() if name != "id"} if rows else {}


def keep_options(tx: Transaction, options: Mapping[str, Any]) -> None:
    """Keep these; the lock must be taken."""
    tx.rows("upsert/options", options=dict(options))


def held_from(graph: Store | Transaction) -> float:
    """Return the least confidence (0-1) of what this graph holds: as chosen for it, else the default."""
    chosen = read_options(graph).get("min_confidence")
    # What is no number between 0 and 1 nobody chose: somebody changed the graph past kg.
    return float(chosen) if isinstance(chosen, int | float) and 0 <= chosen <= 1 else MIN_CONFIDENCE
