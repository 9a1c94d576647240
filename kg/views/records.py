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
    """A relationship from node `source` to node `target`."""

    source: str
    type: str
    target: str
    properties: dict[str, Any] = field(default_factory=dict)


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
