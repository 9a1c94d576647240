"""What goes wrong in a call is one sentence, with what a language model can do about it."""

from __future__ import annotations

import pytest

from kg.errors import KgError, QueryError, StoreLost, StoreUnavailable, UnknownName, UsageError
from kg.mcp.faults import CallFailed, sentence_of, unknown_arguments


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (CallFailed("still starting. Call again soon."), "still starting. Call again soon."),
        (UnknownName("nothing is called 甲", hint="Near: 甲公司"), "nothing is called 甲. Near: 甲公司."),
        (
            UnknownName("nothing is called 甲", hint="`kg query entities` lists what is there"),
            "nothing is called 甲. The tool `search` finds names and facts by their words.",
        ),
        (UsageError("甲 and 乙 are the same", hint="`kg explain 甲` says why"), "甲 and 乙 are the same."),
        (QueryError("this query writes", hint="Add --write if you mean it"), "this query writes."),
        (
            StoreLost("Neo4j went away", hint="Look at it"),
            "Neo4j went away. Call again: the next call looks for the database anew. If that does not help, `kg doctor` on the "
            "command line says why.",
        ),
        (
            StoreUnavailable("no Neo4j answers", where="bolt://x", hint="Start it"),
            "There is no database to ask: no Neo4j answers in bolt://x. Start it.",
        ),
        (
            OverflowError("Integer out of range"),
            "a number is too large: whole numbers may have 64 bits (19 digits at most).",
        ),
    ],
)
def test_a_sentence_for_each_kind(error: Exception, sentence: str) -> None:
    assert sentence_of(error) == sentence


def test_a_fault_of_ours_is_said_to_be_one_without_its_traceback() -> None:
    told = sentence_of(RuntimeError("first line\nsecond line"))
    assert "a fault of kg" in told
    assert "second line" not in told
    assert isinstance(KgError("x"), Exception)


def test_arguments_that_a_tool_does_not_have_are_named_with_near_ones() -> None:
    assert unknown_arguments("plans", {"name": "甲"}, {"name": {}, "limit": {}}) is None
    told = unknown_arguments("plans", {"nam": "甲", "zz": 1}, {"name": {}, "limit": {}})
    assert told == "plans has no argument 'nam' (did you mean 'name'?), 'zz'. It has: name, limit."
