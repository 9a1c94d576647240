from __future__ import annotations

import csv
import io
import json

import networkx as nx

from kg.views.exports import canonical_hash, to_networkx, write_csv, write_graphml, write_jsonl
from kg.views.records import Edge, GraphRecords, Node

RECORDS = GraphRecords(
    [
        Node("b", ("Entity", "Company"), {"name": "乙", "aliases": ["乙", "乙公司"]}),
        Node("a", ("Article",), {"text": "控制\x00字符 & <标记>"}),
    ],
    [Edge("a", "MENTIONS", "b", {"starts": [1, 2]}), Edge("a", "MENTIONS", "b", {"starts": [3]})],
)


def test_write_graphml_is_read_back_by_networkx() -> None:
    out = io.BytesIO()
    write_graphml(RECORDS, out)
    graph = nx.read_graphml(io.BytesIO(out.getvalue()), force_multigraph=True)
    assert set(graph.nodes) == {"a", "b"}
    assert json.loads(graph.nodes["b"]["aliases"]) == ["乙", "乙公司"]
    assert graph.nodes["a"]["text"] == "控制\N{REPLACEMENT CHARACTER}字符 & <标记>"
    assert graph.number_of_edges("a", "b") == 2


def test_write_jsonl_puts_nodes_first() -> None:
    out = io.StringIO()
    write_jsonl(RECORDS, out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [row.get("id") for row in rows] == ["a", "b", None, None]


def test_write_csv_names_both_ends() -> None:
    out = io.StringIO()
    write_csv(RECORDS, out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert [(r["type"], r["end_name"]) for r in rows] == [("MENTIONS", "乙")] * 2


def test_canonical_hash_does_not_depend_on_order_but_on_content() -> None:
    backwards = GraphRecords(RECORDS.nodes[::-1], RECORDS.edges[::-1])
    assert canonical_hash(backwards) == canonical_hash(RECORDS)
    assert canonical_hash(GraphRecords(RECORDS.nodes, RECORDS.edges[:1])) != canonical_hash(RECORDS)


def test_to_networkx_keeps_lists() -> None:
    assert to_networkx(RECORDS).nodes["b"]["aliases"] == ["乙", "乙公司"]
