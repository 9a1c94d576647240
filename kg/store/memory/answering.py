"""Which function answers which query of `cypher/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kg.store.memory.graph import MemoryGraph

Row = dict[str, Any]
Rows = Sequence[Mapping[str, Any]]
Answer = Callable[..., "list[Row] | None"]
F = Callable[[Answer], Answer]

ANSWERS: dict[str, Answer] = {}


def answers(query: str) -> F:
    """Let a function `(graph, **parameters)` answer this query: with its rows, or None where it has none."""

    def register(answer: Answer) -> Answer:
        ANSWERS[query] = answer
        return answer

    return register


def ask(graph: MemoryGraph, query: str, parameters: Mapping[str, Any]) -> list[Row]:
    """Return the rows of a query. Raises KeyError for one that no import of new articles and reports asks."""
    return ANSWERS[query](graph, **parameters) or []
