"""The graph as CSV for `neo4j-admin database import full`: a folder with tables, and the options that read them.

One table for each set of labels (or type) and properties with their types, so that every cell has a value, and a missing
property and an empty string stay two things. Empty lists are left out: neo4j-admin has none. Format:
https://neo4j.com/docs/operations-manual/current/import/ (5.26).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import UsageError
from kg.messages import msg
from kg.views.folders import make_empty_folder
from kg.views.records import Edge, GraphRecords, Node, told

OPTIONS_FILE = "import.args"
# Between the elements of a list: the first of these that no element holds.
_DELIMITERS = ("\x1f", "\x1e", "\x1d", "\x1c", *(chr(code) for code in range(0xE000, 0xE100)))
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
Signature = tuple[tuple[str, str], ...]
T = TypeVar("T", Node, Edge)


def write_admin_csv(records: GraphRecords, folder: Path) -> None:
    """Write nodes-NNN.csv, relationships-NNN.csv and import.args into a folder that is new or empty.

    The node ids of the records become the property `id` but for subjects, which have none. Raises UsageError where
    the folder has files, or a list can't be written.
    """
    make_empty_folder(folder)
    ordered = records.sorted()
    elements: list[Node | Edge] = [*ordered.nodes, *ordered.edges]
    delimiter = choose_delimiter(element.properties for element in elements)
    # Cells may hold line ends; nothing in this graph is longer than a few articles.
    options = ["--id-type=string", "--multiline-fields=true", f"--array-delimiter=U+{ord(delimiter):04X}"]
    nodes = _grouped((node.labels, node) for node in ordered.nodes)
    for number, ((labels, signature), members) in enumerate(nodes, 1):
        own_id = [] if "Subject" in labels else ["id:string"]
        keys = [[_key(n.id, labels), *([n.id] if own_id else [])] for n in members]
        rows = [[*key, *_cells(n.properties, signature, delimiter)] for key, n in zip(keys, members, strict=True)]
        name = f"nodes-{number:03}.csv"
        _write_table(folder / name, [":ID", *own_id, *_columns(signature)], rows)
        options.append(f"--nodes={':'.join(labels)}={name}")
    edges = _grouped(((edge.type,), edge) for edge in ordered.edges)
    for number, ((types, signature), found) in enumerate(edges, 1):
        ends = [[_key(e.source, e.source_labels), _key(e.target, e.target_labels)] for e in found]
        rows = [[*end, *_cells(e.properties, signature, delimiter)] for end, e in zip(ends, found, strict=True)]
        name = f"relationships-{number:03}.csv"
        _write_table(folder / name, [":START_ID", ":END_ID", *_columns(signature)], rows)
        options.append(f"--relationships={types[0]}={name}")
    (folder / OPTIONS_FILE).write_text("".join(f"{option}\n" for option in options), encoding="utf-8")


def _key(id: str, labels: Sequence[str]) -> str:
    """Return what names a node in the tables alone; an article and what was extracted from it have one id."""
    return f"{':'.join(labels)}/{id}"


def _grouped(elements: Iterable[tuple[tuple[str, ...], T]]) -> list[tuple[tuple[tuple[str, ...], Signature], list[T]]]:
    found: dict[tuple[tuple[str, ...], Signature], list[T]] = defaultdict(list)
    for labels, element in elements:
        found[
            labels, tuple((key, column_type(value)) for key, value in sorted(told(element.properties).items()))
        ].append(element)
    return sorted(found.items(), key=lambda group: group[0])


def column_type(value: Any) -> str:
    """Return what neo4j-admin calls the type of a property."""
    if isinstance(value, list | tuple):
        return f"{_TYPES[type(value[0])] if value else 'string'}[]"
    return _TYPES[type(value)]


def _columns(signature: Signature) -> list[str]:
    return [f"{key}:{kind}" for key, kind in signature]


def _cells(properties: Mapping[str, Any], signature: Signature, delimiter: str) -> list[str]:
    return [as_cell(properties[key], delimiter) for key, _ in signature]


def as_cell(value: Any, delimiter: str) -> str:
    """Return a value as a cell that is not quoted yet. Raises UsageError for a list that neo4j-admin can't import."""
    return _joined(value, delimiter) if isinstance(value, list | tuple) else _text(value)


def quoted_line(cells: Iterable[str]) -> str:
    """Return the cells as a line: each one quoted, as neo4j-admin reads an empty one without quotes as no value."""
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"


def _joined(values: Sequence[Any], delimiter: str) -> str:
    if len(values) == 1 and values[0] == "":
        raise UsageError(msg("neo4j-admin can't import a list of one empty string"), hint=msg("Use --format jsonl"))
    return delimiter.join(map(_text, values))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value) if value == value else "NaN"


def choose_delimiter(all_properties: Iterable[Mapping[str, Any]]) -> str:
    """Return a character that no element of a list holds. Raises UsageError where each is in use."""
    free = list(_DELIMITERS)
    for properties in all_properties:
        for value in properties.values():
            if isinstance(value, list | tuple):
                while free and any(free[0] in element for element in value if isinstance(element, str)):
                    del free[0]
    if not free:
        raise UsageError(
            msg("the lists of this graph use every character that could part them"), hint=msg("Use --format jsonl")
        )
    return free[0]


def _write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(columns) + "\n")
        file.writelines(map(quoted_line, rows))
