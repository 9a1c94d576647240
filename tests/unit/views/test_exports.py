from __future__ import annotations

import csv
import io
import json

import networkx as nx
import pytest

from kg.printable import spreadsheet_cell
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


def test_write_csv_names_articles_by_title_and_facts_by_the_beginning_of_their_text() -> None:
    text = "港口将在明年六月前完成改造，" * 9
    nodes = [
        Node("a", ("Article",), {"title": "港口\n改造", "text": text * 30}),
        Node("b", ("Article",), {"title": "", "text": text * 30}),
        Node("r", ("Report",), {"headline": "港口的报告"}),
        Node("f", ("Fact", "Plan"), {"text": text}),
        Node("s", ("Subject",), {"name": "港口企业"}),
    ]
    edges = [Edge("f", "EVIDENCED_BY", "a"), Edge("f", "EVIDENCED_BY", "b"), Edge("r", "REPORTS_ON", "a")]
    out = io.StringIO()
    write_csv(GraphRecords(nodes, [*edges, Edge("f", "BINDS", "s")]), out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert {(r["start"], r["start_name"]) for r in rows} == {("f", text[:59] + "…"), ("r", "港口的报告")}
    assert [r["end_name"] for r in rows] == ["港口企业", "港口 改造", "b", "港口 改造"]
    assert text * 2 not in out.getvalue()


def test_canonical_hash_does_not_depend_on_order_but_on_content() -> None:
    backwards = GraphRecords(RECORDS.nodes[::-1], RECORDS.edges[::-1])
    assert canonical_hash(backwards) == canonical_hash(RECORDS)
    assert canonical_hash(GraphRecords(RECORDS.nodes, RECORDS.edges[:1])) != canonical_hash(RECORDS)


def test_to_networkx_keeps_lists() -> None:
    assert to_networkx(RECORDS).nodes["b"]["aliases"] == ["乙", "乙公司"]


def test_every_line_is_json_whatever_a_number_is() -> None:
    """JSON has neither Infinity nor NaN."""
    odd = {"a": float("inf"), "b": [1.5, float("-inf")], "c": float("nan"), "d": 2.5}
    records = GraphRecords([Node("n", ("Fact",), odd)], [Edge("n", "ABOUT", "n", odd)])
    out = io.StringIO()
    write_jsonl(records, out)
    rows = [json.loads(line, parse_constant=pytest.fail) for line in out.getvalue().splitlines()]
    assert [row["properties"] for row in rows] == [{"a": "inf", "b": [1.5, "-inf"], "c": "nan", "d": 2.5}] * 2


FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    '=HYPERLINK("x")',
    "-cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_table_is_a_formula(text: str) -> None:
    records = GraphRecords([Node(text, ("Entity",), {"name": text})], [Edge(text, "ABOUT", text)])
    out = io.StringIO()
    write_csv(records, out)
    row = next(iter(csv.DictReader(io.StringIO(out.getvalue()))))
    cells = [row["start"], row["start_name"], row["end"], row["end_name"]]
    assert all(cell.startswith("'") or cell[0] not in "=+-@\t\r\n＝" for cell in cells), cells


def test_cells_hold_no_escapes_and_numbers_stay_numbers() -> None:
    assert spreadsheet_cell("a\x1b]0;title\x07b\x9b31m") == "a\ufffd]0;title\ufffdb\ufffd31m"
    assert [spreadsheet_cell(text) for text in ("-5", "3.5", "2025-06", "-5%", "")] == [
        "-5",
        "3.5",
        "2025-06",
        "'-5%",
        "",
    ]
