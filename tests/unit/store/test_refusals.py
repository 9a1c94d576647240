"""Queries that the store refuses before they are sent."""

from __future__ import annotations

import neo4j
import pytest

from kg.errors import QueryError
from kg.store.graph import GraphStore
from kg.store.people import DEEPEST, _beyond_in_text, _nesting


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD CSV"),
        ("load/* */ csv with headers from $url as row return row", "LOAD CSV"),
        ("terminate /* */ transactions 'neo4j-transaction-1'", "TERMINATE TRANSACTIONS"),
        ("LOAD // a\n  CSV FROM 'https://example.org' AS row RETURN row", "LOAD CSV"),
        ("\\u004cOAD CS\\u0056 FROM 'file:///x' AS row RETURN row", "LOAD CSV"),
        ("CALL apoc.load.json('file:///x') YIELD value RETURN value", "apoc.load.json"),
        ("CALL `apoc`.`load`.`json`('file:///x') YIELD value RETURN value", "apoc.load.json"),
        ("CALL Apoc . Cypher . run('LOAD CSV …', {}) YIELD value RETURN value", "Apoc.Cypher.run"),
        ("RETURN apoc.cypher.runFirstColumnSingle('LOAD CSV …', {})", "apoc.cypher.runFirstColumnSingle"),
        ("CALL dbms.listConfig() YIELD name RETURN name", "dbms.listConfig"),
        ("CALL DBMS.LISTCONFIG", "DBMS.LISTCONFIG"),
        ("CALL dbms.components() YIELD name RETURN name", None),
        ("CALL db.labels() YIELD label RETURN label", None),
        ("RETURN 'LOAD CSV FROM x', \"CALL apoc.load.json('x')\" // LOAD CSV", None),
        ("MATCH (load)-[:CSV]->(dbms {listConfig: 1}) RETURN dbms.listConfig, load", None),
    ],
)
def test_what_reaches_beyond_the_graph_is_seen_in_any_writing(text: str, found: str | None) -> None:
    assert _beyond_in_text(text) == found
