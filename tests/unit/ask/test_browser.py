from __future__ import annotations

from urllib.parse import parse_qs, urlparse

import pytest

from kg.ask.browser import browser_of, connect_address, drawn, edit_address, guide_address, literal, one_line

CONNECT = connect_address("http://127.0.0.1:7474/browser/", "bolt://127.0.0.1:7687", "neo4j")


@pytest.mark.parametrize(
    ("value", "written"),
    [("O'Neil \\ 公司", "'O\\'Neil \\\\ 公司'"), ("$limit", "'$limit'"), ("a\nb", "'a\\nb'"), (5, "5")],
)
def test_literal_can_not_leave_its_quotes(value: str | int, written: str) -> None:
    assert literal(value) == written


def test_drawn_writes_parameters_in_as_literals() -> None:
    query = one_line(drawn("plans", name="$limit' RETURN 1 //"))
    assert "{surface: '$limit\\' RETURN 1 //'}" in query
    assert query.endswith("LIMIT 60")
    assert "\n" not in query


def test_edit_address_fills_in_user_and_query() -> None:
    assert parse_qs(urlparse(edit_address(CONNECT, "MATCH (n) RETURN n LIMIT 5")).query) == {
        "connectURL": ["bolt://neo4j@127.0.0.1:7687"],
        "cmd": ["edit"],
        "arg": ["MATCH (n) RETURN n LIMIT 5"],
    }


@pytest.mark.parametrize("name", ["A&B", "A#B", "100%"])
def test_edit_address_leaves_out_a_query_that_would_be_cut(name: str) -> None:
    assert edit_address(CONNECT, drawn("plans", name=name)) == CONNECT


def test_guide_address_opens_a_guide() -> None:
    found = parse_qs(urlparse(guide_address(CONNECT, "http://localhost:8474/guide.html")).query)
    assert found["cmd"] == ["guide"]
    assert found["arg"] == ["http://localhost:8474/guide.html"]


@pytest.mark.parametrize(
    ("bolt", "browser"),
    [
        ("bolt://127.0.0.1:7687", "http://127.0.0.1:7474/browser/"),
        ("neo4j://graph.example:7687", "http://graph.example:7474/browser/"),
        ("bolt://[::1]:7687", "http://[::1]:7474/browser/"),
        ("neo4j+s://0123abcd.databases.neo4j.io", "https://browser.neo4j.io/"),
    ],
)
def test_browser_of_a_server(bolt: str, browser: str) -> None:
    assert browser_of(bolt) == browser
