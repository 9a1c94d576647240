"""`kg mcp` on a graph that holds nothing to answer with: that is said, and nothing is made or moved for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from mcp import Client
from mcp_types import CallToolResult
from neo4j import Driver

from kg.errors import StoreError
from kg.mcp.connection import Connection
from kg.mcp.server import make_server
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.store.read_only import read_only_store
from tests.event_loop import run_async


def ask(driver: Driver, settings: Settings) -> CallToolResult:
    @contextmanager
    def opened() -> Iterator[GraphStore]:
        yield read_only_store(driver, settings)

    async def call() -> CallToolResult:
        async with Client(make_server(Connection(opened))) as client:
            return await client.call_tool("search", {"text": "工厂"})

    return run_async(call)


def nodes(driver: Driver, settings: Settings) -> int:
    [row], _, _ = driver.execute_query("MATCH (n) RETURN count(n)", database_=settings.neo4j_database)
    return int(row[0])


def test_an_empty_graph_is_said_to_be_one(empty_graph: Driver, neo4j_settings: Settings) -> None:
    answer = ask(empty_graph, neo4j_settings)
    assert answer.is_error
    assert getattr(answer.content[0], "text", "").startswith("the graph holds no article yet. `kg import PATH`")
    assert nodes(empty_graph, neo4j_settings) == 0


def test_a_graph_of_an_older_version_is_left_as_it_is(empty_graph: Driver, neo4j_settings: Settings) -> None:
    empty_graph.execute_query("CREATE (:Lock {id: 'derivation'})", database_=neo4j_settings.neo4j_database)
    with pytest.raises(StoreError, match="an older news-kg wrote this graph"):
        read_only_store(empty_graph, neo4j_settings)
    answer = ask(empty_graph, neo4j_settings)
    assert answer.is_error
    assert "Run `kg migrate` once" in getattr(answer.content[0], "text", "")
    assert nodes(empty_graph, neo4j_settings) == 1
