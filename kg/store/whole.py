"""The whole graph of kg's in one transaction: read, taken away, and mended node by node.

Nodes and relationships are those of `cypher/read/all_nodes` and `all_relationships`, whatever they are, so that nothing
here knows what a graph is made of. What another program wrote is neither read nor touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.models.whole import ChangedNode, Differences, NodeKey, WholeGraph, WholeNode, WholeTie
from kg.store.graph import Row, Transaction
from kg.store.schema import wanted_schema

_BATCH = 5000
_AGAIN = "\0again "  # a text of Neo4j may hold NUL, but no key that kg makes does


def read_whole(tx: Transaction) -> WholeGraph:
    """Return all nodes and relationships, without the lock and the judgements."""
    kinds = {item.label for item in wanted_schema() if item.kind == "UNIQUE"}
    nodes = _told_apart([_node(row, kinds) for row in tx.rows("read/all_nodes")])
    keys = {node.element: node.key for node in nodes}
    ties = [
        WholeTie(keys[r["from"]], r["type"], keys[r["to"]], r["properties"], r["element"])
        for r in tx.rows("read/all_relationships")
        if r["from"] in keys and r["to"] in keys
    ]
    return WholeGraph({node.key: node for node in nodes}, ties)


def _node(row: Row, kinds: set[str]) -> WholeNode:
    labels = tuple(sorted(row["labels"]))
    kind = next((label for label in labels if label in kinds), ":".join(labels))
    return WholeNode((kind, str(row["id"])), labels, row["properties"], row["element"])


def _told_apart(nodes: Iterable[WholeNode]) -> list[WholeNode]:
    """Give twins, which there are only where constraints were dropped, keys of their own: the oldest keeps the usual one."""
    given: Counter[NodeKey] = Counter()
    apart = []
    for node in sorted(nodes, key=lambda node: int(node.element.rpartition(":")[2])):
        given[node.key] += 1
        kind, identifier = node.key
        key = node.key if given[node.key] == 1 else (kind, f"{identifier}{_AGAIN}{given[node.key]}")
        apart.append(replace(node, key=key))
    return apart


def twins_of(graph: WholeGraph) -> list[WholeNode]:
    """Return all but the oldest of the nodes that have one key."""
    return [node for node in graph.nodes.values() if _AGAIN in node.key[1]]


def delete_twins(tx: Transaction) -> list[WholeNode]:
    """Take away all but the oldest of the nodes that have one key; return them."""
    twins = twins_of(read_whole(tx))
    _delete(tx, "cleanup/given_nodes", (node.element for node in twins))
    return twins


def delete_whole(tx: Transaction, graph: WholeGraph) -> None:
    """Take all of these nodes away."""
    _delete(tx, "cleanup/given_nodes", (node.element for node in graph.nodes.values()))


def mend(tx: Transaction, found: WholeGraph, differences: Differences) -> None:
    """Make the graph, as it was found, what it should be. Needs Neo4j 5.26, which takes labels and types as values."""
    _delete(tx, "cleanup/given_relationships", (tie.element for tie in differences.stray_ties))
    _delete(tx, "cleanup/given_nodes", (node.element for node in differences.stray_nodes))
    elements = {key: node.element for key, node in found.nodes.items()} | _create(tx, differences.missing_nodes)
    tx.run_batches("upsert/given_properties", [_change(pair) for pair in differences.changed_nodes], _BATCH)
    rows = [
        {"source": elements[t.source], "target": elements[t.target], "type": t.type, "properties": t.properties}
        for t in differences.missing_ties
    ]
    tx.run_batches("upsert/given_relationships", rows, _BATCH)


def _create(tx: Transaction, nodes: Sequence[WholeNode]) -> dict[NodeKey, str]:
    if not nodes:
        return {}
    rows = [{"labels": list(node.labels), "properties": node.properties} for node in nodes]
    made = tx.rows("upsert/given_nodes", rows=rows)
    return {node.key: row["element"] for node, row in zip(nodes, made, strict=True)}


def _change(pair: ChangedNode) -> Row:
    return {
        "element": pair.found.element,
        "gone": sorted({*pair.found.labels} - {*pair.wanted.labels}),
        "labels": list(pair.wanted.labels),
        "properties": pair.wanted.properties,
    }


def _delete(tx: Transaction, query: str, elements: Iterable[str]) -> None:
    ids = list(elements)
    for start in range(0, len(ids), _BATCH):
        tx.rows(query, ids=ids[start : start + _BATCH])
