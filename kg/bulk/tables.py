"""A graph in memory as tables for `neo4j-admin database import`, which grow row by row.

One table for each set of labels (or type) and properties with their types, as in an export (`kg.views.admin_csv`). Nodes
are numbered, so that the tool need not keep a map of their keys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.messages import msg
from kg.store.memory.graph import MemoryGraph, Node
from kg.views.admin_csv import as_cell, choose_delimiter, column_type, quoted_line
from kg.views.records import told

_LINES = 1000  # of one table that are kept in memory
_LEAST_BUFFER = 4 << 20  # bytes of a line, as the tool has it by itself
_HINT = msg("Import without --bulk: the server takes what the tool does not")
_KEYS = {"nodes": (":ID",), "relationships": (":START_ID", ":END_ID")}
Signature = tuple[str, ...]


def write_tables(graph: MemoryGraph, folder: Path) -> list[str]:
    """Write the tables into an empty folder; return the options of the tool that read them.

    Raises UsageError where the tool could not read what a list holds, OSError as writing does.
    """
    try:
        tables = _Tables(folder, choose_delimiter(_all_properties(graph)))
        numbers: dict[Node, str] = {}
        for node in graph.nodes():
            numbers[node] = str(len(numbers))
            tables.add("nodes", ":".join(node.labels), (numbers[node],), graph.properties(node))
        for tie in graph.ties():
            tables.add("relationships", tie.type, (numbers[tie.source], numbers[tie.target]), tie.properties)
        return tables.finish()
    except UsageError as error:
        raise UsageError(error.what, hint=_HINT) from error


def _all_properties(graph: MemoryGraph) -> Iterator[Mapping[str, Any]]:
    yield from (node.properties for node in graph.nodes())
    yield from (tie.properties for tie in graph.ties())


class _Tables:
    def __init__(self, folder: Path, delimiter: str) -> None:
        self._folder, self._delimiter = folder, delimiter
        self._names: dict[Signature, str] = {}
        self._lines: dict[Signature, list[str]] = defaultdict(list)
        self._longest = 0

    def add(self, what: str, name: str, keys: tuple[str, ...], properties: Mapping[str, Any]) -> None:
        """Add a node of these labels, or a relationship of this type."""
        kept = told(dict(properties))
        signature = (what, name, *(f"{key}:{column_type(value)}" for key, value in kept.items()))
        lines = self._lines[signature]
        lines.append(quoted_line((*keys, *(as_cell(value, self._delimiter) for value in kept.values()))))
        if len(lines) == _LINES:
            self._write(signature)

    def finish(self) -> list[str]:
        """Write what is left; return the options that read it all."""
        for signature in list(self._lines):
            self._write(signature)
        options = [f"--{what}={name}={self._names[what, name, *rest]}" for what, name, *rest in self._names]
        return [
            "--id-type=actual",
            "--multiline-fields=true",
            f"--array-delimiter=U+{ord(self._delimiter):04X}",
            f"--read-buffer-size={max(_LEAST_BUFFER, 2 * self._longest)}",
            *options,
        ]

    def _write(self, signature: Signature) -> None:
        """Write the lines of a table that are in memory; its first ones come after the names of its columns."""
        what, _, *columns = signature
        lines = self._lines.pop(signature)
        written = "".join(lines).encode()
        self._longest = max(self._longest, 4 * max(map(len, lines)))
        if signature not in self._names:
            self._names[signature] = f"{what}-{len(self._names):03}.csv"
            written = (",".join([*_KEYS[what], *columns]) + "\n").encode() + written
        with (self._folder / self._names[signature]).open("ab") as file:
            file.write(written)
