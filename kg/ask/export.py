"""The graph in the database as records, for exports and views."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from kg.ask.dossiers import all_dossiers
from kg.errors import UsageError
from kg.messages import msg
from kg.store.graph import GraphStore, Row
from kg.store.reading import stream_nodes, stream_relationships
from kg.views.formats import FILES, FOLDERS, WHOLE
from kg.views.records import Edge, GraphRecords, Node

# How names were resolved and what was read, rather than what is known: left out unless asked for.
INTERNAL_LABELS = frozenset({"_Name", "_Extraction", "_Wording"})
INTERNAL_TYPES = frozenset({"SAME_TEXT"})
# By which rules a report was checked.
INTERNAL_PROPERTIES = frozenset({"rules"})
# Judgements are in no export at all (the query leaves them out): it holds what they do, not who judged when.


def export_to(store: GraphStore, output: str, path: Path) -> int:
    """Write the graph to a file, or to a new folder (see FILES, FOLDERS); return how many dossiers, if it wrote these.

    UsageError for another format, or a folder that has files already.
    """
    from kg.views.admin_csv import write_admin_csv
    from kg.views.folders import write_dossiers

    if output == "markdown":
        return write_dossiers(all_dossiers(store), path)
    if output not in (*FILES, *FOLDERS):
        raise UsageError(
            msg("there is no format {output!r}", output=output),
            hint=msg("Formats: {formats}", formats=", ".join((*FILES, *FOLDERS))),
        )
    records = read_graph(store, internal=output in WHOLE)
    if output == "admin-csv":
        write_admin_csv(records, path)
    else:
        try:
            with path.open("wb") as file:
                write_records(records, output, file)
        except OSError as error:
            hint = msg("Name a file in a folder that is there and that you may write to")
            raise UsageError(
                msg("the output can't be written ({reason})", reason=error.strerror), where=str(path), hint=hint
            ) from error
    return 0


def write_records(records: GraphRecords, output: str, out: IO[bytes]) -> None:
    """Write records in the format of a file."""
    from kg.views import exports, gexf

    binary: dict[str, Callable[[GraphRecords, IO[bytes]], None]] = {
        "graphml": exports.write_graphml,
        "gexf": gexf.write_gexf,
    }
    if output in binary:
        binary[output](records, out)
        return
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    {"csv": exports.write_csv}.get(output, exports.write_jsonl)(records, text)
    text.detach()


def read_graph(store: GraphStore, *, internal: bool = False) -> GraphRecords:
    """Return all nodes and relationships; with `internal` also names, wordings, their keys and the stored
    extractions."""
    rows = (r for r in stream_nodes(store) if internal or not INTERNAL_LABELS & set(r["labels"]))
    nodes = [Node(r["id"], tuple(sorted(r["labels"])), _properties(r, internal=internal)) for r in rows]
    ours = {(node.id, node.labels) for node in nodes}
    edges = [_edge(r) for r in stream_relationships(store) if internal or not _is_internal(r)]
    # Another program's nodes may be tied to ours; a graph has no relationship that leads out of it.
    kept = [e for e in edges if {(e.source, e.source_labels), (e.target, e.target_labels)} <= ours]
    return GraphRecords(nodes, kept).sorted()


def _properties(row: Row, *, internal: bool) -> dict[str, Any]:
    return {key: value for key, value in row["properties"].items() if internal or key not in INTERNAL_PROPERTIES}


def _edge(row: Row) -> Edge:
    ends = {f"{end}_labels": tuple(sorted(row[f"{end}_labels"])) for end in ("source", "target")}
    return Edge(row["source"], row["type"], row["target"], row["properties"], **ends)


def _is_internal(row: Row) -> bool:
    """Whether a relationship is of resolution, or ends there: an entity and its name may have one id."""
    return row["type"] in INTERNAL_TYPES or bool(INTERNAL_LABELS & {*row["source_labels"], *row["target_labels"]})
