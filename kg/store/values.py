"""The driver's values as plain ones: nodes, relationships and paths with their names, times and points as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from neo4j import graph
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from kg.errors import QueryError
from kg.messages import msg
from kg.models.values import NodeValue, PathValue, RelationshipValue

# The four systems of coordinates that Neo4j knows, as Cypher's point() names their parts.
_SYSTEMS = {4326: ("longitude", "latitude"), 4979: ("longitude", "latitude", "height"), 7203: ("x", "y"), 9157: ("x", "y", "z")}  # fmt: skip

Nodes = Mapping[str, graph.Node]


def plain_rows(rows: Iterable[list[Any]], fetch: Callable[[list[str]], Iterable[graph.Node]]) -> list[list[Any]]:
    """Return rows of the driver with plain values.

    A relationship of an answer knows its ends only by number: `fetch` gets these, and returns the nodes.
    """
    rows = list(rows)
    bare = {node.element_id for row in rows for node in _ends(row) if not node.labels and not len(node)}
    known = {node.element_id: node for node in fetch(sorted(bare))} if bare else {}
    return [[plain(value, known) for value in row] for row in rows]


def plain(value: Any, known: Nodes | None = None) -> Any:
    """Return one value without the driver's classes; numbers, text and null stay as they are."""
    known = known or {}
    if isinstance(value, graph.Node):
        return _node(value, known)
    if isinstance(value, graph.Relationship):
        return _relationship(value, known)
    if isinstance(value, graph.Path):
        nodes, ties = value.nodes, value.relationships
        return PathValue(tuple(_node(n, known) for n in nodes), tuple(_relationship(r, known) for r in ties))
    if isinstance(value, Mapping):
        return {key: plain(item, known) for key, item in value.items()}
    if isinstance(value, Point):
        parts = zip(_SYSTEMS.get(value.srid or 0, ("x", "y", "z")), value, strict=False)
        return f"point({{{', '.join(f'{name}: {part}' for name, part in parts)}}})"
    if isinstance(value, list | tuple | set | frozenset) and not isinstance(value, Duration):
        return [plain(item, known) for item in value]
    if isinstance(value, Date | DateTime | Time | Duration):
        return value.iso_format()
    if type(value).__name__ == "BrokenHydrationObject":  # private to the driver: what it can't make a value of
        raise untellable_time()
    if isinstance(value, bytes | bytearray):
        return value.hex()
    return value


def untellable_time() -> QueryError:
    """Return the error for an answer with a time that the driver, and Python, have no value for."""
    hint = msg("Return it as text: toString(…)")
    return QueryError(msg("the answer holds a time outside of the years 1 to 9999, or one that is none"), hint=hint)


def _node(node: graph.Node, known: Nodes) -> NodeValue:
    node = known.get(node.element_id, node)
    return NodeValue(tuple(sorted(node.labels)), {key: plain(node[key]) for key in sorted(node)})


def _relationship(tie: graph.Relationship, known: Nodes) -> RelationshipValue:
    start, end = (NodeValue((), {}) if node is None else _node(node, known) for node in (tie.start_node, tie.end_node))
    return RelationshipValue(tie.type, start, end, {key: plain(tie[key]) for key in sorted(tie)})


def _ends(value: Any) -> Iterator[graph.Node]:
    if isinstance(value, graph.Relationship):
        yield from (node for node in value.nodes if node is not None)
    elif isinstance(value, graph.Path):
        for tie in value.relationships:
            yield from _ends(tie)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _ends(item)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _ends(item)
