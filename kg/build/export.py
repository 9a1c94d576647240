"""The graph in the database as records, for exports and views."""

from __future__ import annotations

from kg.store.graph import GraphStore
from kg.store.reading import stream_nodes, stream_relationships
from kg.views.records import Edge, GraphRecords, Node

# How names were resolved and what was read, rather than what is known: left out unless asked for.
INTERNAL_LABELS = frozenset({"Name", "NameKey", "Extraction", "Wording", "FactKey", "TextKey"})
INTERNAL_TYPES = frozenset({"SAME_TEXT"})
# Judgements are in no export at all (the query leaves them out): it holds what they do, not who judged when.


def read_graph(store: GraphStore, *, internal: bool = False) -> GraphRecords:
    """Return all nodes and relationships; with `internal` also names, wordings, their keys and the stored
    extractions."""
    rows = (r for r in stream_nodes(store) if internal or not INTERNAL_LABELS & set(r["labels"]))
    nodes = [Node(r["id"], tuple(sorted(r["labels"])), r["properties"]) for r in rows]
    ids = {node.id for node in nodes}
    edges = [
        Edge(r["source"], r["type"], r["target"], r["properties"])
        for r in stream_relationships(store)
        if r["source"] in ids and r["target"] in ids and (internal or r["type"] not in INTERNAL_TYPES)
    ]
    return GraphRecords(nodes, edges).sorted()
