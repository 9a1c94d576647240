"""Nodes and relationships in memory, found by their keys and by the properties that are looked up."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

Properties = dict[str, Any]

# What is looked up by a property as a whole, and by each element of a list.
_LOOKED_UP = {"_Name": ("surface",), "Article": ("title_key",), "Report": ("headline_key", "article_id")}
_FILED = {"_Name": ("keys", "derived_keys"), "_Wording": ("keys",), "_Extraction": ("text_keys",)}
# Most of the bytes, and seldom asked for: they are kept on disk.
_LONG = {"Article": "text", "_Extraction": "json", "Report": "text"}
# So many relationships of one type are a list; more are a dict, from which one is taken out at once.
_FEW = 16


class _Kept(NamedTuple):
    """Where a text is kept on disk."""

    start: int
    length: int


class Node:
    """A node: what it is (its first label), its key, all its labels and its properties."""

    __slots__ = ("key", "kind", "labels", "properties")

    def __init__(self, kind: str, key: str) -> None:
        self.kind, self.key = kind, key
        self.labels: tuple[str, ...] = (kind,)
        self.properties: Properties = {}


class Tie:
    """A relationship."""

    __slots__ = ("properties", "source", "target", "type")

    def __init__(self, source: Node, kind: str, target: Node, properties: Properties) -> None:
        self.source, self.type, self.target, self.properties = source, kind, target, properties


Ties = dict[str, dict[Node, "list[Tie] | dict[Tie, None]"]]


class MemoryGraph:
    """One graph. Use as a context manager: long texts are in a temporary file that goes with it."""

    def __init__(self) -> None:
        self._nodes: dict[str, dict[str, Node]] = {}
        self._out: Ties = {}
        self._into: Ties = {}
        # Of most keys one node alone: a dict for each would take half of the memory.
        self._looked_up: dict[tuple[str, str], dict[Any, Node | dict[Node, None]]] = {}
        self._texts = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `__exit__`
        self._end = 0

    def __enter__(self) -> MemoryGraph:
        return self

    def __exit__(self, *_: object) -> None:
        self._texts.close()

    def find(self, kind: str, key: str) -> Node | None:
        """Return the node of this key; None where there is none."""
        return self._nodes.get(kind, {}).get(key)

    def found(self, kind: str, keys: Iterable[str]) -> Iterator[Node]:
        """Yield those of the nodes that are there."""
        there = self._nodes.get(kind, {})
        return (there[key] for key in keys if key in there)

    def nodes(self) -> Iterator[Node]:
        """Yield all nodes."""
        for there in self._nodes.values():
            yield from there.values()

    def ties(self) -> Iterator[Tie]:
        """Yield all relationships."""
        for held in self._out.values():
            for ties in held.values():
                yield from ties

    def count(self, kind: str) -> int:
        """Return how many nodes of a kind there are."""
        return len(self._nodes.get(kind, {}))

    def merge(self, kind: str, key: str) -> Node:
        """Return the node of this key, which is made where there is none."""
        there = self._nodes.setdefault(kind, {})
        if key not in there:
            there[key] = Node(kind, key)
        return there[key]

    def rename(self, node: Node, key: str) -> None:
        """Give a node another key."""
        there = self._nodes[node.kind]
        del there[node.key]
        there[key], node.key = node, key

    def put(self, node: Node, properties: Mapping[str, Any]) -> None:
        """Make these the properties of a node, as Neo4j does: what is None is not there."""
        self._take_from_look_up(node)
        node.properties = _told(properties)
        for name, value in self._look_ups(node):
            under = self._looked_up.setdefault((node.kind, name), {})
            there = under.setdefault(value, node)
            if isinstance(there, dict):
                there[node] = None
            elif there is not node:
                under[value] = {there: None, node: None}
        long = _LONG.get(node.kind, "")
        if long in node.properties:
            node.properties[long] = self._keep(node.properties[long])

    def delete(self, node: Node) -> None:
        """Take a node away, with its relationships."""
        for held in (self._out, self._into):
            for ties in held.values():
                for tie in list(ties.get(node, ())):
                    self.untie(tie)
        self._take_from_look_up(node)
        del self._nodes[node.kind][node.key]

    def looked_up(self, kind: str, name: str, value: Any) -> Iterable[Node]:
        """Return the nodes with this value of a property, or with it in a list."""
        there = self._looked_up.get((kind, name), {}).get(value, ())
        return (there,) if isinstance(there, Node) else there

    def out(self, node: Node, *types: str) -> Iterator[Tie]:
        """Yield the relationships of these types that lead out of a node."""
        for kind in types:
            yield from self._out.get(kind, {}).get(node, ())

    def into(self, node: Node, *types: str) -> Iterator[Tie]:
        """Yield those that lead to it."""
        for kind in types:
            yield from self._into.get(kind, {}).get(node, ())

    def count_into(self, node: Node, kind: str) -> int:
        """Return how many there are of these."""
        return len(self._into.get(kind, {}).get(node, ()))

    def tie(self, source: Node, kind: str, target: Node, properties: Mapping[str, Any] | None = None) -> Tie:
        """Make a relationship."""
        made = Tie(source, kind, target, _told(properties or {}))
        _add(self._out.setdefault(kind, {}), source, made)
        _add(self._into.setdefault(kind, {}), target, made)
        return made

    def merge_tie(self, source: Node, kind: str, target: Node, properties: Mapping[str, Any] | None = None) -> Tie:
        """Return the relationship of this type between two nodes that has these properties; it is made where there is none."""
        out, into = self._out.get(kind, {}).get(source, ()), self._into.get(kind, {}).get(target, ())
        wanted = properties or {}
        for tie in out if len(out) < len(into) else into:
            if tie.source is source and tie.target is target and wanted.items() <= tie.properties.items():
                return tie
        return self.tie(source, kind, target, properties)

    def untie(self, tie: Tie) -> None:
        """Take a relationship away."""
        _drop(self._out[tie.type], tie.source, tie)
        _drop(self._into[tie.type], tie.target, tie)

    def text(self, node: Node) -> str:
        """Return the long text of an article, a report or an extraction."""
        kept: _Kept = node.properties[_LONG[node.kind]]
        self._texts.seek(kept.start)
        return self._texts.read(kept.length).decode()

    def properties(self, node: Node) -> Properties:
        """Return all properties of a node, with its long text."""
        long = _LONG.get(node.kind, "")
        return node.properties | {long: self.text(node)} if long in node.properties else node.properties

    def _keep(self, text: str) -> _Kept:
        written = text.encode()
        self._texts.seek(self._end)
        self._texts.write(written)
        kept = _Kept(self._end, len(written))
        self._end += len(written)
        return kept

    def _take_from_look_up(self, node: Node) -> None:
        for name, value in self._look_ups(node):
            under = self._looked_up[node.kind, name]
            there = under.get(value)
            if isinstance(there, dict):
                there.pop(node, None)
            elif there is node:
                del under[value]

    def _look_ups(self, node: Node) -> Iterator[tuple[str, Any]]:
        for name in _LOOKED_UP.get(node.kind, ()):
            if name in node.properties:
                yield name, node.properties[name]
        for name in _FILED.get(node.kind, ()):
            for value in node.properties.get(name, ()):
                yield name, value


def _told(properties: Mapping[str, Any]) -> Properties:
    return {name: value for name, value in properties.items() if value is not None}


def _add(held: dict[Node, list[Tie] | dict[Tie, None]], node: Node, tie: Tie) -> None:
    ties = held.setdefault(node, [])
    if isinstance(ties, list):
        ties.append(tie)
        if len(ties) > _FEW:
            held[node] = dict.fromkeys(ties)
    else:
        ties[tie] = None


def _drop(held: dict[Node, list[Tie] | dict[Tie, None]], node: Node, tie: Tie) -> None:
    ties = held[node]
    if isinstance(ties, list):
        ties.remove(tie)
    else:
        del ties[tie]
