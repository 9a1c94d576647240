"""Which rows of an answer rest on facts that are sure enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kg.confidence import is_sure
from kg.models.values import NodeValue, PathValue

_COLUMN = "confidence"  # and other_confidence, earlier_confidence


def sure_rows(columns: Sequence[str], rows: Sequence[list[Any]], minimum: float) -> list[list[Any]]:
    """Return the rows whose confidences (columns of that name, and facts among their nodes and paths) reach `minimum`.

    A row that has neither stays: what was counted or collected can't be taken apart.
    """
    told = [i for i, name in enumerate(columns) if name == _COLUMN or name.endswith(f"_{_COLUMN}")]
    return [
        row
        for row in rows
        if all(is_sure(sure, minimum) for sure in (*_numbers(row[i] for i in told), *_of_facts(row)))
    ]


def _numbers(values: Iterator[Any]) -> Iterator[float]:
    return (value for value in values if isinstance(value, int | float))


def _of_facts(row: Sequence[Any]) -> Iterator[float]:
    """Yield the confidences of the facts that stand in a row."""
    for value in row:
        nodes = value.nodes if isinstance(value, PathValue) else (value,)
        facts = (node for node in nodes if isinstance(node, NodeValue) and "Fact" in node.labels)
        yield from _numbers(fact.properties.get(_COLUMN) for fact in facts)
