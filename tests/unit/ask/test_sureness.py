"""Rows of facts that are less sure are left out; all else stays."""

from __future__ import annotations

from typing import Any

import pytest

from kg.ask.sureness import sure_rows
from kg.models.values import NodeValue, PathValue

FIRM = NodeValue(("Entity", "Company"), {"name": "远帆", "confidence": 0.1})


def fact(confidence: float | None) -> NodeValue:
    return NodeValue(("Fact", "Plan"), {"text": "建厂"} | ({} if confidence is None else {"confidence": confidence}))


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        (["plan", "confidence"], ["建厂", 0.49]),
        (["text", "confidence", "other_text", "other_confidence"], ["甲", 0.9, "乙", 0.2]),
        (["p"], [fact(0.3)]),
        (["path"], [PathValue((FIRM, fact(0.4), FIRM), ())]),
        (["confidence"], [0]),
    ],
)
def test_what_rests_on_an_unsure_fact_goes(columns: list[str], row: list[Any]) -> None:
    assert sure_rows(columns, [row], 0.5) == []
    assert sure_rows(columns, [row], 0.0) == [row]


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        (["plan", "confidence"], ["建厂", 0.5]),
        (["plan", "confidence"], ["建厂", None]),  # not measured
        (["p"], [fact(None)]),
        (["company"], [FIRM]),  # no fact, whatever it calls confidence
        (["path"], [PathValue((FIRM, fact(0.5)), ())]),
        (["in_confidence_of", "share"], [0.1, 0.2]),
        (["confidence"], ["low"]),
        (["plans"], [["建厂", 0.1]]),
    ],
)
def test_all_else_stays(columns: list[str], row: list[Any]) -> None:
    assert sure_rows(columns, [row], 0.5) == [row]
