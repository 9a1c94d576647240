from __future__ import annotations

from urllib.parse import parse_qs, urlparse

import pytest

from kg.build.summary import browser_address, one_line, sentence_around


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("计划建厂", "他说，公司计划建厂。"),
        ("标题", "标题"),
        ("没有句号", "没有句号"),
        ("建厂。没有", "他说，公司计划建厂。没有句号"),
    ],
)
def test_sentence_around_gives_the_whole_sentence(quote: str, sentence: str) -> None:
    text = "标题\n头一句。他说，公司计划建厂。没有句号"
    start = text.index(quote)
    assert sentence_around(text, start, start + len(quote)) == sentence


def test_one_line_writes_parameters_in_as_literals() -> None:
    query = one_line("browser/plans_of", name="O'Neil \\ 公司")
    assert "{name: 'O\\'Neil \\\\ 公司'}" in query
    assert "\n" not in query
    assert "//" not in query


def test_browser_address_fills_in_user_and_query() -> None:
    query = "MATCH (n) RETURN n LIMIT 5"
    address = browser_address("http://127.0.0.1:7474/browser/", "bolt://127.0.0.1:7687", "neo4j", query)
    assert parse_qs(urlparse(address).query) == {
        "connectURL": ["bolt://neo4j@127.0.0.1:7687"],
        "cmd": ["edit"],
        "arg": [query],
    }


def test_browser_address_leaves_out_a_query_that_would_be_cut() -> None:
    assert "arg=" not in browser_address("http://h/browser/", "bolt://h:1", "neo4j", "RETURN 'A&B'")
