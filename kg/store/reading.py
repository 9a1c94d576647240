"""Reads for people and exports: the whole graph, counts, and what is known of one name."""

from __future__ import annotations

from collections.abc import Iterator

from kg.store.graph import GraphStore, Row


def stream_nodes(store: GraphStore) -> Iterator[Row]:
    """Yield {id, labels, properties} of every node but the lock, by id."""
    for row in store.stream("read/all_nodes"):
        row["properties"].pop("id", None)
        yield row


def stream_relationships(store: GraphStore) -> Iterator[Row]:
    """Yield {source, source_labels, type, target, target_labels, properties} of every relationship, by its ids."""
    yield from store.stream("read/all_relationships")
