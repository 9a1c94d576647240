"""Claims a line, as a person writes them: what is wrong with one line costs that line."""

from __future__ import annotations

import json

import pytest

from kg.offline.verifying import verify_claims

GOOD = json.dumps(
    {"id": "c1", "content": "青禾汽车14日宣布建成99个充电站。", "claim": "青禾汽车建成99个充电站。"}, ensure_ascii=False
)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{", "not JSON"),
        ("[1]", "not an object in braces"),
        ("[" * 100_000, "not JSON (nested too deep)"),
        ("9" * 6_000, "not JSON (a number of too many digits)"),
        ('{"id": "\\ud800", "content": "甲", "claim": "甲"}', "half of a character"),
        ('{"id": 1, "content": "甲"}', "no claim"),
        ('{"id": 1, "content": "甲", "claim": 3}', "must be text"),
    ],
)
def test_a_bad_line_is_told_with_its_number(line: str, wrong: str) -> None:
    errors: list[str] = []
    found = list(verify_claims(["\n", line, GOOD], lambda error: errors.append(str(error))))
    assert [(record["id"], verdict.verdict) for record, verdict in found] == [("c1", "supported")]
    [error] = errors
    assert wrong in error
    assert "line 2" in error
