"""A graph as plain records: what every export and view starts from, wherever the graph came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Node:
    """A node: its id, its labels, its properties (no id among them)."""

    id: str
    labels: tuple[str, ...]
    properties: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Edge:
    """A relationship from node `source` to node `target`.

    Ids are unique among nodes of the same labels, so an edge between nodes that have an id in common with others (an
    entity and its name) also has the labels of its ends.
    """

    source: str
    type: str
    target: str
    properties: dict[str, Any] = field(default_factory=dict)
    source_labels: tuple[str, ...] = ()
    target_labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class GraphRecords:
    """All nodes and relationships, in any order; `sorted` gives the one that exports use."""

    nodes: list[Node]
    edges: list[Edge]

    def sorted(self) -> GraphRecords:
        """Return the same graph with nodes by id and relationships by (source, type, target, properties)."""
        return GraphRecords(
            sorted(self.nodes, key=lambda n: (n.id, n.labels)),
            sorted(self.edges, key=lambda e: (e.source, e.type, e.target, repr(sorted(e.properties.items())))),
        )


def told(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the properties but for empty lists: neo4j-admin can't import one, and here it says no more than none."""
    return {key: value for key, value in properties.items() if not isinstance(value, list | tuple) or len(value) > 0}
