"""A graph as a file: GraphML, JSON Lines, CSV, and the canonical form whose hash tells two graphs apart."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from typing import IO, Any

import networkx as nx

from kg.models.values import as_object
from kg.printable import spreadsheet_cell
from kg.views.records import GraphRecords, Node, told

_TITLED = frozenset({"Article", "Report"})
_TITLES, _NAMES = ("title", "headline"), ("name", "text")
_NAME_LENGTH = 60
# XML 1.0 forbids most control characters; a text that has them must not break the file.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def to_networkx(records: GraphRecords, *, scalars: bool = False) -> nx.MultiDiGraph:
    """Return the graph in networkx: `labels` and properties on nodes, `type` and properties on edges.

    With `scalars` lists become JSON and characters that XML forbids U+FFFD, for formats that have no more.
    """
    text, plain = (xml_text, _scalars) if scalars else (str, dict)
    ordered = records.sorted()
    graph = nx.MultiDiGraph()
    for node in ordered.nodes:
        graph.add_node(text(node.id), labels=":".join(node.labels), **plain(node.properties))
    for edge in ordered.edges:
        graph.add_edge(text(edge.source), text(edge.target), type=edge.type, **plain(edge.properties))
    return graph


def write_graphml(records: GraphRecords, out: IO[bytes]) -> None:
    """Write GraphML, which has only scalars."""
    nx.write_graphml(to_networkx(records, scalars=True), out, named_key_ids=True)


def write_jsonl(records: GraphRecords, out: IO[str]) -> None:
    """Write one object a line: nodes {id, labels, properties}, then relationships {start, type, end, properties}."""
    for line in canonical_lines(records):
        out.write(line + "\n")


def write_csv(records: GraphRecords, out: IO[str]) -> None:
    """Write one table of relationships with the names of their ends, one row each; see `short_name`.

    It is for spreadsheets: no cell is taken for a formula (`kg.printable`).
    """
    labels = {node.id: ":".join(node.labels) for node in records.nodes}
    names = {node.id: short_name(node) for node in records.nodes}
    writer = csv.writer(out)
    writer.writerow(["start", "start_labels", "start_name", "type", "end", "end_labels", "end_name", "properties"])
    for edge in records.sorted().edges:
        source, target = edge.source, edge.target
        row = [source, labels[source], names[source], edge.type, target, labels[target], names[target]]
        writer.writerow(map(spreadsheet_cell, [*row, _json(edge.properties)]))


def short_name(node: Node) -> str:
    """Return what tells a node to people, on one line: its name, an article's title, a report's headline, the beginning
    of a fact's or a claim's text (at most 60 characters, a cut one ends in …), or else its id.

    An article's text is no name: it would stand in the table once for each of the article's relationships.
    """
    keys = _TITLES if _TITLED & set(node.labels) else _NAMES
    told = next((str(node.properties[key]) for key in keys if node.properties.get(key)), "")
    line = " ".join(told.split()) or node.id
    return line if len(line) <= _NAME_LENGTH else line[: _NAME_LENGTH - 1] + "…"


def canonical_lines(records: GraphRecords) -> Iterator[str]:
    """Yield every node and relationship as one line of JSON with sorted keys, in a stated order, without empty lists."""
    ordered = records.sorted()
    for node in ordered.nodes:
        yield _json({"id": node.id, "labels": sorted(node.labels), "properties": told(node.properties)})
    for edge in ordered.edges:
        yield _json({"start": edge.source, "type": edge.type, "end": edge.target, "properties": told(edge.properties)})


def canonical_hash(records: GraphRecords) -> str:
    """Return the SHA-256 (hex) of the canonical lines."""
    total = hashlib.sha256()
    for line in canonical_lines(records):
        total.update(line.encode("utf-8") + b"\n")
    return total.hexdigest()


def _json(value: Any) -> str:
    """Return JSON, which knows no Infinity and no NaN: they become text."""
    return json.dumps(as_object(value), ensure_ascii=False, sort_keys=True, allow_nan=False)


def xml_text(value: str) -> str:
    """Return the text with U+FFFD for characters that XML forbids."""
    return _NOT_XML.sub("�", value)


def _scalars(properties: dict[str, Any]) -> dict[str, str | int | float | bool]:
    return {
        key: xml_text(_json(value))
        if isinstance(value, list | tuple)
        else xml_text(value)
        if isinstance(value, str)
        else value
        for key, value in sorted(properties.items())
    }
