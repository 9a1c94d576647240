"""Nodes of another program that stand where kg is about to write: it writes there never, and says so."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import StoreError
from kg.messages import msg
from kg.store.graph import Transaction


def refuse_foreign(
    tx: Transaction,
    *,
    articles: Iterable[str] = (),
    reports: Iterable[str] = (),
    entities: Iterable[str] = (),
    subjects: Iterable[str] = (),
) -> None:
    """Raise StoreError where a node with one of these keys is there and kg did not write it."""
    keys = {"articles": articles, "reports": reports, "entities": entities, "subjects": subjects}
    found = tx.rows("read/foreign_nodes", **{kind: sorted(set(each)) for kind, each in keys.items()})
    if found:
        label, key = found[0]["label"], found[0]["key"]
        raise StoreError(
            msg(
                "the database has another program's node (:{label}) with the key {key!r}, and kg leaves it as it is",
                label=label,
                key=key,
            ),
            hint=msg("Give kg a database of its own: set NEO4J_DATABASE, or unset NEO4J_URI to use the local server"),
        )
