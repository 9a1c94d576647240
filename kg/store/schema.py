"""What `cypher/schema/` asks for, against what a database has: compared by what an index does, never by its name.

A database may be another program's too. An index or constraint of theirs that does what ours does will serve; one that
has our name and does something else gets ours a second name; nothing of theirs is ever dropped. An index on just what a
constraint of ours is on, with its very name, is ours: it is left when the making of the constraint was broken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kg.messages import msg
from kg.store.queries import load_statements

Kind = Literal["UNIQUE", "RANGE", "TEXT", "FULLTEXT"]
Row = Mapping[str, Any]

# Which names are taken: indexes and constraints share them.
NAME_QUERIES = ("read/schema_names", "read/constraint_names")

_CREATE = re.compile(
    r"CREATE (?:(?P<unique>CONSTRAINT)|(?P<kind>FULLTEXT |TEXT )?INDEX) (?P<name>\w+) IF NOT EXISTS "
    r"FOR \(n:(?P<label>\w+)\)"
)
_PROPERTY = re.compile(r"\bn\.(\w+)")


@dataclass(frozen=True)
class SchemaItem:
    """One constraint or index that kg wants: its usual name, what it does, and the Cypher that makes it."""

    name: str
    kind: Kind
    label: str
    properties: tuple[str, ...]
    statement: str

    @property
    def told(self) -> str:
        """What it is on, for people: `(:Article {id})`."""
        return f"(:{self.label} {{{', '.join(self.properties)}}})"

    def called(self, name: str) -> str:
        """Return the statement that makes it under a name."""
        return self.statement.replace(f" {self.name} IF NOT EXISTS", f" {name} IF NOT EXISTS", 1)

    def is_on(self, index: Row) -> bool:
        """Return whether an index of the database is on the same label and properties."""
        return list(index["labels"] or ()) == [self.label] and tuple(index["properties"] or ()) == self.properties

    def is_done_by(self, index: Row) -> bool:
        """Return whether an index of the database, with its constraint if it has one, does what this does."""
        if not self.is_on(index):
            return False
        if self.kind == "UNIQUE":
            return index["type"] == "RANGE" and index["constraint"] is not None
        return bool(index["type"] == self.kind)


def wanted_schema() -> list[SchemaItem]:
    """Return all constraints and indexes that `cypher/schema/` asks for, constraints first."""
    statements = load_statements("schema/create_constraints") + load_statements("schema/create_indexes")
    return [_read(statement) for statement in statements]


def _read(statement: str) -> SchemaItem:
    match = _CREATE.match(statement)
    if match is None:
        raise ValueError(msg("not a statement of the schema: {statement}", statement=statement))
    kind = "UNIQUE" if match["unique"] else (match["kind"] or "RANGE").strip()
    return SchemaItem(match["name"], kind, match["label"], tuple(_PROPERTY.findall(statement)), statement)  # type: ignore[arg-type]


def missing(wanted: Iterable[SchemaItem], indexes: Sequence[Row]) -> list[SchemaItem]:
    """Return what no index of the database does."""
    return [item for item in wanted if not any(item.is_done_by(index) for index in indexes)]


def in_the_way(item: SchemaItem, indexes: Iterable[Row]) -> str | None:
    """Return the name of the index that keeps a constraint from being made, or None: one on the same without any."""
    if item.kind != "UNIQUE":
        return None
    found = (i["name"] for i in indexes if i["type"] == "RANGE" and item.is_on(i) and i["constraint"] is None)
    return next(found, None)


def free_name(item: SchemaItem, taken: Iterable[str]) -> str:
    """Return the item's name, or where something else has it `kg_` and the name."""
    names = set(taken)
    name = item.name
    while name in names:
        name = f"kg_{name}"
    return name


def name_of(wanted: str, indexes: Sequence[Row]) -> str | None:
    """Return what the database calls the index that is usually called so; None where it has none."""
    item = next(item for item in wanted_schema() if item.name == wanted)
    return next((str(index["name"]) for index in indexes if item.is_done_by(index)), None)
