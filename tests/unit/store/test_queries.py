from __future__ import annotations

import pytest

from kg.errors import QueryError, UsageError
from kg.store.queries import Parameter, find_saved_query, load_query, load_statements, parse_saved_query, split_answers


def test_load_query_names_what_is_missing() -> None:
    with pytest.raises(QueryError, match="read/nothing"):
        load_query("read/nothing")


def test_load_statements_are_split_and_without_comments() -> None:
    statements = load_statements("schema/create_constraints")
    assert len(statements) > 5
    assert all(s.startswith("CREATE CONSTRAINT") and not s.endswith(";") for s in statements)


def test_parse_saved_query_reads_title_description_and_parameters() -> None:
    text = "// Title: What\n// Says how.\n// $name string (a name)\n// $limit integer = 5 (how many)\nRETURN $name\n"
    query = parse_saved_query("what", text)
    assert query is not None
    assert (query.title, query.description) == ("What", "Says how.")
    assert query.parameters == (
        Parameter("name", "string", None, "a name"),
        Parameter("limit", "integer", "5", "how many"),
    )


def test_parse_saved_query_reads_what_to_expect() -> None:
    text = (
        "// Title: What\n// 标题: 什么\n// Draws: (A)-X->(B), (B)-Y->(C)\n// Picture: one.\n// 画面: 一个。\nRETURN 1\n"
    )
    query = parse_saved_query("what", text)
    assert query is not None
    assert (query.title_zh, query.picture, query.picture_zh) == ("什么", "one.", "一个。")
    assert query.draws == ("(A)-X->(B)", "(B)-Y->(C)")
    assert (query.description, query.body) == ("", "RETURN 1")


def test_parse_saved_query_is_none_for_the_inner_ones() -> None:
    assert parse_saved_query("x", "// Inner.\nRETURN 1") is None


def test_find_saved_query_offers_near_names() -> None:
    with pytest.raises(UsageError, match="Did you mean plans"):
        find_saved_query("plan")


def test_split_answers_finds_once_and_returns_twice() -> None:
    text = (
        "// Title: What\n// Told.\n// $name string (a name)\n// $limit integer = 5 (how many rows)\n"
        "MATCH path = (n {name: $name})-[]-(m)\n// As a table:\nRETURN m.name\nLIMIT $limit\n"
        "// As a picture:\n// Draws: (A)-X->(B)\n// $limit integer = 9 (how many paths)\nRETURN path\nLIMIT $limit\n"
    )
    table, picture = (parse_saved_query("what", answer or "") for answer in split_answers(text))
    assert table is not None
    assert picture is not None
    assert table.body == "MATCH path = (n {name: $name})-[]-(m)\nRETURN m.name\nLIMIT $limit"
    assert picture.body == "MATCH path = (n {name: $name})-[]-(m)\nRETURN path\nLIMIT $limit"
    assert [(p.name, p.default) for p in picture.parameters] == [("name", None), ("limit", "9")]
    assert (picture.title, picture.description, picture.draws) == ("What", "", ("(A)-X->(B)",))
    assert split_answers("RETURN 1\n") == ("RETURN 1\n", None)


def test_load_query_gives_the_table_of_a_question() -> None:
    assert "RETURN path" not in load_query("read/plans")
