"""Cypher, for whoever starts the server with --cypher: read-only, from the graph alone, within a time."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import Field

from kg.ask.questions import run_cypher
from kg.mcp.answers import Answer
from kg.mcp.reading import clipped
from kg.mcp.spec import ToolSpec
from kg.models.values import as_object
from kg.store.graph import GraphStore

_MOST_ROWS = 100
_MOST_ITEMS = 50


class CypherAnswer(Answer):
    """Rows of a query, each an object by column."""

    columns: list[str]
    rows: list[dict[str, Any]]
    more: bool = Field(description="Whether there are more rows than `limit`")


def cypher(
    store: GraphStore,
    query: Annotated[
        str, Field(min_length=1, max_length=20_000, description="Read-only Cypher with $parameters and a LIMIT")
    ],
    parameters: Annotated[
        dict[str, Any] | None, Field(description='Values of the query\'s $parameters: {"name": "砚舟储能"}')
    ] = None,
    limit: Annotated[int, Field(ge=1, le=_MOST_ROWS, description=f"How many rows, 1 to {_MOST_ROWS}")] = 20,
) -> CypherAnswer:
    """Read-only Cypher on the graph (Neo4j 5), for what no other tool answers: counts, rankings, combinations.

    (:Company|Person|Policy|Region|Organization {id, name, aliases}) are all :Entity. Facts are nodes: (e)-[:PLANS]->(:Fact:Plan
    {text, target_date, quantities, confidence}), (e)-[:STATES]->(:Statement {text, verb, direct}),
    (:Person)-[:HOLDS]->(:Affiliation {title, change})-[:AT]->(e), (e|:Subject)-[:REPORTED]->(:Figure {indicator, value, number,
    unit, period}), (:Regulation {text})-[:UNDER]->(:Policy), -[:ISSUED_BY]->(e), -[:BINDS]->(e|:Subject), -[:APPLIES_IN]->(:Region).
    (:Fact)-[:EVIDENCED_BY {start, end, quote}]->(:Article {id, title, published, source, text}), (:Fact)-[:ABOUT]->(e),
    (:Fact)-[:REVISES|DISPUTES]->(:Fact), (:Article)-[:MENTIONS]->(e). Put values into `parameters`, not into the text. What
    writes, reads files or addresses, or takes too long is refused. Texts are cut at 1,000 characters.
    """
    columns, rows = run_cypher(store, query, parameters or {}, most=limit + 1)
    shown = [dict(zip(columns, (_short(as_object(value)) for value in row), strict=True)) for row in rows[:limit]]
    return CypherAnswer(columns=columns, rows=shown, more=len(rows) > limit)


def _short(value: Any) -> Any:
    """Return a value of JSON with its texts and lists cut where they are long."""
    if isinstance(value, str):
        return clipped(value)
    if isinstance(value, list):
        return [_short(item) for item in value[:_MOST_ITEMS]]
    return {key: _short(item) for key, item in value.items()} if isinstance(value, dict) else value


def _tell(answer: CypherAnswer) -> str:
    rows = [json.dumps(row, ensure_ascii=False) for row in answer.rows]
    return "\n".join([f"{len(rows)} row(s){'; there are more' if answer.more else ''}", *rows])


TOOLS = (ToolSpec(cypher, "Read-only Cypher", _tell),)
