"""Which of many spans touch a place, without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

_WIDTH = 64  # characters of one drawer


class Span(Protocol):
    """Anything that stands at [start, end)."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


S_co = TypeVar("S_co", bound=Span, covariant=True)


class Overlaps(Generic[S_co]):
    """Spans in drawers by their place; a span lies in each drawer that it reaches into."""

    def __init__(self, spans: Iterable[S_co]) -> None:
        self._drawers: dict[int, list[tuple[int, S_co]]] = defaultdict(list)
        for number, span in enumerate(spans):
            for drawer in range(span.start // _WIDTH, max(span.start, span.end - 1) // _WIDTH + 1):
                self._drawers[drawer].append((number, span))

    def of(self, start: int, end: int) -> list[S_co]:
        """Return the spans that share a character with [start, end), in the order in which they were given."""
        found = {
            number: span
            for drawer in range(start // _WIDTH, max(start, end - 1) // _WIDTH + 1)
            for number, span in self._drawers.get(drawer, ())
            if span.start < end and span.end > start
        }
        return [found[number] for number in sorted(found)]
