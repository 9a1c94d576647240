"""The graph in the database as records, for exports and views."""

from __future__ import annotations

from kg.store.graph import GraphStore, Row
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
    ours = {(node.id, node.labels) for node in nodes}
    edges = [_edge(r) for r in stream_relationships(store) if internal or not _is_internal(r)]
    # Another program's nodes may be tied to ours; a graph has no relationship that leads out of it.
    kept = [e for e in edges if {(e.source, e.source_labels), (e.target, e.target_labels)} <= ours]
    return GraphRecords(nodes, kept).sorted()


def _edge(row: Row) -> Edge:
    ends = {f"{end}_labels": tuple(sorted(row[f"{end}_labels"])) for end in ("source", "target")}
    return Edge(row["source"], row["type"], row["target"], row["properties"], **ends)


def _is_internal(row: Row) -> bool:
    """Whether a relationship is of resolution, or ends there: an entity and its name may have one id."""
    return row["type"] in INTERNAL_TYPES or bool(INTERNAL_LABELS & {*row["source_labels"], *row["target_labels"]})
