"""A graph in memory as tables of neo4j-admin: every value comes back as it was, or is refused."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.bulk.tables import write_tables
from kg.errors import UsageError
from kg.store.memory.graph import MemoryGraph


def read_table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_nodes_and_relationships_come_with_their_types(tmp_path: Path) -> None:
    with MemoryGraph() as graph:
        article, name = graph.merge("Article", "a"), graph.merge("_Name", "n")
        graph.put(article, {"id": "a", "text": '他说："好"，\n走了。\\', "published": None, "empty": ""})
        graph.put(
            name, {"id": "n", "keys": ["一,二", "三"], "derived_keys": [], "score": 0.5, "count": 3, "sure": True}
        )
        graph.tie(article, "NAMES", name, {"starts": [1, 2]})
        options = write_tables(graph, tmp_path)
    assert options[-3:] == [
        "--nodes=Article=nodes-000.csv",
        "--nodes=_Name=nodes-001.csv",
        "--relationships=NAMES=relationships-002.csv",
    ]
    assert read_table(tmp_path / "nodes-000.csv") == [
        [":ID", "id:string", "text:string", "empty:string"],
        ["0", "a", '他说："好"，\n走了。\\', ""],
    ]
    assert read_table(tmp_path / "nodes-001.csv") == [
        [":ID", "id:string", "keys:string[]", "score:double", "count:long", "sure:boolean"],
        ["1", "n", "一,二\x1f三", "0.5", "3", "true"],
    ]
    assert read_table(tmp_path / "relationships-002.csv") == [
        [":START_ID", ":END_ID", "starts:long[]"],
        ["0", "1", "1\x1f2"],
    ]


def test_lists_are_parted_by_what_none_of_them_holds(tmp_path: Path) -> None:
    with MemoryGraph() as graph:
        graph.put(graph.merge("_Name", "n"), {"keys": ["a\x1fb", "c"]})
        assert "--array-delimiter=U+001E" in write_tables(graph, tmp_path)


def test_a_long_line_gets_a_buffer_that_holds_it(tmp_path: Path) -> None:
    with MemoryGraph() as graph:
        graph.put(graph.merge("Article", "a"), {"text": "字" * 3_000_000})
        buffer = next(o for o in write_tables(graph, tmp_path) if o.startswith("--read-buffer-size="))
    assert int(buffer.partition("=")[2]) > 9_000_000


def test_what_the_tool_would_lose_is_refused(tmp_path: Path) -> None:
    with MemoryGraph() as graph:
        graph.put(graph.merge("_Name", "n"), {"keys": [""]})
        with pytest.raises(UsageError, match="without --bulk"):
            write_tables(graph, tmp_path)
