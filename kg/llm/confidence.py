"""How sure a record is that a language model has read and the door has let in."""

from __future__ import annotations

from collections.abc import Mapping

# Shares that were right of what a careful reader of the prompt answered about 29 annotated articles of nine kinds of outlets,
# rounded down (docs/llm.md). Nobody has measured a model of yours, so all have the same.
READ_BY_MODEL: Mapping[str, float] = {
    "COMPANY": 0.9,
    "PERSON": 0.9,
    "POLICY": 0.8,
    "REGION": 0.9,
    "ORGANIZATION": 0.9,
    "affiliations": 0.9,
    "statements": 0.9,
    "plans": 0.75,
    "regulations": 0.85,
    "figures": 0.85,
}


def sure_of_both(one: float | None, other: float | None) -> float | None:
    """Return how sure a record is that two readers found, each by itself: both would have to be wrong."""
    if one is None or other is None:
        return one if other is None else other
    return round(1 - (1 - one) * (1 - other), 2)
