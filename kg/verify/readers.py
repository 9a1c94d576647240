"""What the checks need of language tools, passed in: this package imports none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from kg.models import EntityType, Quantity


class TaggedWord(NamedTuple):
    """A word at [start, end) with its part of speech, or PER, LOC, ORG, TIME, nz, nw (LAC's tags)."""

    start: int
    end: int
    tag: str


class DateLike(Protocol):
    """A date found in a text; `value` is an ISO prefix or None; `assumed_year` tells that the text names no year."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def surface(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> str | None: ...  # noqa: D102
    @property
    def assumed_year(self) -> bool: ...  # noqa: D102


def _never_alike(first: str, second: str, entity_type: EntityType) -> bool:
    return False


@dataclass(frozen=True)
class Readers:
    """The tools: words of a text; its dates, resolved against publication; its quantities; whether two names are one."""

    cut_words: Callable[[str], Sequence[TaggedWord]]
    find_dates: Callable[[str, str | None], Sequence[DateLike]]
    find_quantities: Callable[[str], Sequence[Quantity]]
    names_alike: Callable[[str, str, EntityType], bool] = _never_alike
