"""What a query may answer beside numbers and text: nodes, relationships and paths, as people and machines read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# What names a node, best first: an entity's name, an article's title, the words of a fact, a spelling.
_NAMING = ("name", "title", "text", "surface", "headline", "id", "key")


@dataclass(frozen=True)
class NodeValue:
    """A node of an answer; as text it is its name."""

    labels: tuple[str, ...]
    properties: Mapping[str, Any]

    def __str__(self) -> str:
        found = (self.properties.get(key) for key in _NAMING)
        return next((str(name) for name in found if name not in (None, "")), f"({':'.join(('', *self.labels))})")

    def as_object(self) -> dict[str, Any]:
        """Return it for JSON."""
        return {"labels": list(self.labels), "properties": dict(self.properties)}

    def in_short(self) -> dict[str, Any]:
        """Return what tells it from others, for JSON."""
        return {"labels": list(self.labels), "id": self.properties.get("id"), "name": str(self)}


@dataclass(frozen=True)
class RelationshipValue:
    """A relationship of an answer, with the nodes at its ends."""

    type: str
    start: NodeValue
    end: NodeValue
    properties: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.start} -{self.type}-> {self.end}"

    def as_object(self) -> dict[str, Any]:
        """Return it for JSON."""
        ends = {"start": self.start.in_short(), "end": self.end.in_short()}
        return {"type": self.type, **ends, "properties": dict(self.properties)}


@dataclass(frozen=True)
class PathValue:
    """A path of an answer: one node more than relationships."""

    nodes: tuple[NodeValue, ...]
    relationships: tuple[RelationshipValue, ...]

    def __str__(self) -> str:
        told = str(self.nodes[0])
        for tie, before, after in zip(self.relationships, self.nodes, self.nodes[1:], strict=False):
            told += f" -{tie.type}-> {after}" if tie.start == before else f" <-{tie.type}- {after}"
        return told

    def as_object(self) -> dict[str, Any]:
        """Return it for JSON."""
        nodes, ties = ([x.as_object() for x in part] for part in (self.nodes, self.relationships))
        return {"nodes": nodes, "relationships": ties}


def as_object(value: Any) -> Any:
    """Return a value of an answer as JSON has it; what JSON has no word for becomes text."""
    if isinstance(value, NodeValue | RelationshipValue | PathValue):
        return as_object(value.as_object())
    if isinstance(value, Mapping):
        return {str(key): as_object(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_object(item) for item in value]
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return str(value)
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
