"""A graph in memory as `kg.store.whole` has one of a database: with all that is kept for the next import."""

from __future__ import annotations

from kg.graph.differences import find_differences
from kg.models.whole import NodeKey, WholeGraph, WholeNode, WholeTie
from kg.store.graph import GraphStore
from kg.store.memory.graph import MemoryGraph, Node
from kg.store.whole import read_whole


def whole_of(graph: MemoryGraph) -> WholeGraph:
    """Return all nodes and relationships, without the lock."""
    nodes = {
        _key(node): WholeNode(_key(node), tuple(sorted(node.labels)), graph.properties(node), "")
        for node in graph.nodes()
        if node.kind != "_Lock"
    }
    ties = [WholeTie(_key(tie.source), tie.type, _key(tie.target), tie.properties, "") for tie in graph.ties()]
    return WholeGraph(nodes, ties)


def _key(node: Node) -> NodeKey:
    return node.kind, f"subject:{node.key}" if node.kind == "Subject" else node.key


def assert_same(graph: MemoryGraph, store: GraphStore) -> None:
    """Assert that a graph in memory has just what a database has, bookkeeping and all."""
    database = store.read(read_whole)
    found = find_differences(whole_of(graph), database)
    assert database.nodes
    assert not found, vars(found)
