"""A whole graph as it is stored, and where one differs from another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

# What kind of node it is, which is the label that its key is unique under, and that key.
NodeKey = tuple[str, str]


@dataclass(frozen=True)
class WholeNode:
    """A node with all of its labels and properties; `element` is what the database calls it."""

    key: NodeKey
    labels: tuple[str, ...]
    properties: Mapping[str, Any]
    element: str = ""


@dataclass(frozen=True)
class WholeTie:
    """A relationship between two nodes."""

    source: NodeKey
    type: str
    target: NodeKey
    properties: Mapping[str, Any]
    element: str = ""


@dataclass(frozen=True)
class WholeGraph:
    """All nodes by their keys, and all relationships among them."""

    nodes: Mapping[NodeKey, WholeNode]
    ties: Sequence[WholeTie]


@dataclass(frozen=True)
class ChangedNode:
    """A node as it is, and as it should be."""

    found: WholeNode
    wanted: WholeNode


@dataclass(frozen=True)
class Differences:
    """What a graph lacks, has beside, and has otherwise than another."""

    missing_nodes: Sequence[WholeNode] = field(default_factory=list)
    stray_nodes: Sequence[WholeNode] = field(default_factory=list)
    changed_nodes: Sequence[ChangedNode] = field(default_factory=list)
    missing_ties: Sequence[WholeTie] = field(default_factory=list)
    stray_ties: Sequence[WholeTie] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any((self.missing_nodes, self.stray_nodes, self.changed_nodes, self.missing_ties, self.stray_ties))
