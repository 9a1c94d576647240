"""Queries that the store refuses before they are sent."""

from __future__ import annotations

import neo4j
import pytest

from kg.errors import QueryError
from kg.store.graph import DEEPEST, GraphStore, _nesting


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("RETURN 1", 0),
        ("MATCH (a)-[:X {b: [1]}]->(c) RETURN a", 3),
        ("RETURN '((((' + \"[[[\" AS x", 0),
        ("RETURN '\\'((' + (1)", 1),
        ("RETURN " + "(" * 5000 + "1" + ")" * 5000, 5000),
    ],
)
def test_depth_of_brackets_outside_quotes(text: str, depth: int) -> None:
    assert _nesting(text) == depth


def test_a_query_of_five_thousand_brackets_is_refused_before_it_is_sent() -> None:
    with neo4j.GraphDatabase.driver("bolt://127.0.0.1:9") as driver:  # nobody is asked
        store = GraphStore(driver)
        with pytest.raises(QueryError, match=f"nested 5000 brackets deep.*at most {DEEPEST}"):
            store.query("RETURN " + "[" * 5000 + "]" * 5000, {})
