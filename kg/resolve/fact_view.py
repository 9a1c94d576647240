"""What resolution sees of a fact: a light, hashable view of one observation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.models import CompareBy, EntityType, Quantity, bounded_key, fact_class
from kg.text.normalize import flatten

# (value, unit, qualifier, surface as written: 120个网点), as the extractor reads quantities; of a range, its upper bound too.
Number = tuple[float | None, str | None, str | None, str] | tuple[float | None, str | None, str | None, str, float]


def read_number(quantity: Quantity) -> Number:
    """Return a quantity as facts are compared by it."""
    told = (quantity.value, quantity.unit, quantity.qualifier, quantity.surface)
    return told if quantity.high is None else (*told, quantity.high)


@dataclass(frozen=True)
class FactView:
    """One fact as one article gives it.

    `actor` holds every surface that the article has for the actor, speaker, person, or policy and issuer; with
    `actor_type` they are compared by the rules for names, without it character for character. `target_date` is an ISO
    prefix, `published` an ISO date (None or "": unknown), `start` a code point of the article's text. `about` holds,
    for each entity named in the fact's text or in the article's title, its surfaces (of a statement that names nothing also
    those of the sentences before, and `things` what these call it: 生产基地); `parts` and `names` are what is
    compared of a fact that its parts make: words (a title), and names with all their surfaces (an employer). The parts of
    a figure are its measure, time and value, and `source` is who published it.
    """

    kind: str
    actor: tuple[str, ...]
    text: str
    target_date: str | None = None
    numbers: tuple[Number, ...] = ()
    published: str | None = None
    article_id: str = ""
    start: int = 0
    actor_type: EntityType | None = None
    about: tuple[tuple[str, ...], ...] = ()
    parts: tuple[str, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    things: tuple[str, ...] = ()
    source: str = ""

    def __hash__(self) -> int:
        """Worked out once: what is remembered of a view is asked for with each other that it is compared with."""
        return self._hash

    def __reduce__(self) -> tuple[type[FactView], tuple[Any, ...]]:
        """Leave behind what was worked out: in another process texts have other hashes."""
        return FactView, self._content

    @property
    def _content(self) -> tuple[Any, ...]:
        return tuple(getattr(self, field) for field in self.__dataclass_fields__)

    @cached_property
    def _hash(self) -> int:
        return hash(self._content)

    @cached_property
    def compare_by(self) -> CompareBy:
        """How facts of its kind are compared."""
        return fact_class(self.kind).compare_by

    @cached_property
    def day(self) -> str | None:
        """The day of publication, YYYY-MM-DD, or None where no whole day is known."""
        day = (self.published or "")[:10]
        return day if len(day) == 10 else None


def said(view: FactView) -> str:
    """Return what is said, by whom, in one line: the same for whichever article says it in these words.

    This is what a rejection binds: neither characters nor names of entities, so that it outlives a corrected article, a
    new version of the extractor and any merge.
    """
    who = min((flatten(name) for name in view.actor), key=lambda name: (-len(name), name), default="")
    if view.compare_by is CompareBy.PARTS:
        named = (min(map(flatten, name), key=lambda one: (-len(one), one), default="") for name in view.names)
        words = " @ ".join([*map(flatten, view.parts), *named])
    elif view.compare_by is CompareBy.FIGURE:
        words = " ".join(filter(None, map(flatten, view.parts)))
    else:
        words = flatten(view.text) + (f" ({view.target_date})" if view.target_date else "")
    return bounded_key(" ".join(f"{view.kind} {who}: {words}".split()))
