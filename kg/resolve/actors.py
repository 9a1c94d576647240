"""Whether the names of two facts can mean one actor, by their surfaces in the two articles."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.models import EntityType
from kg.resolve.blocking import block_keys
from kg.resolve.compare import compare
from kg.resolve.fact_view import FactView
from kg.resolve.matter_words import place_pattern
from kg.text.normalize import flatten
from kg.text.remembered import FACTS, SURFACES

_MARKS = re.compile(r"[\s《》〈〉“”\"'‘’「」()]")
_RANK = re.compile(r"(?<=..)(?:省|市|县|区|政府|人民政府)$")
_LONG_PLACE = 5  # characters of a district with its city


@lru_cache(maxsize=SURFACES)
def plain_name(surface: str) -> str:
    """Return a surface folded, without marks, and without the rank of a place (望海市 is 望海)."""
    return _RANK.sub("", _MARKS.sub("", flatten(surface)))


@lru_cache(maxsize=SURFACES)
def _plain_names(surfaces: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(plain_name, surfaces))


@lru_cache(maxsize=SURFACES)
def share_names(
    a: tuple[str, ...], b: tuple[str, ...], type_a: EntityType | None = None, type_b: EntityType | None = None
) -> bool:
    """Return whether a surface of one is a surface of the other or, for one known type, compares as the same name."""
    if not _plain_names(a).isdisjoint(_plain_names(b)):
        return True
    if type_a is None or type_a is not type_b:
        return False
    return any(compare(one, other, type_a).same for one in a for other in b)


def share_subject(a: FactView, b: FactView, least: int) -> bool:
    """Return whether the two facts' own names and those about them have at least so many things in common.

    Countries and provinces that half of all articles name do not count.
    """
    left, right = _subjects(a), _subjects(b)
    return sum(any(names & others or _one_place(names, others) for others in right) for names in left) >= least


def _one_place(names: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether they have one district, with the province before it or without: 甲省乙市丙新区 is 乙市丙新区."""
    return any(
        len(one) >= _LONG_PLACE <= len(other)
        and all(any(rank in name for rank in "市县州") for name in (one, other))
        and (one.endswith(other) or other.endswith(one))
        for one in names
        for other in others
    )


@lru_cache(maxsize=FACTS)
def _subjects(view: FactView) -> list[frozenset[str]]:
    things = (view.actor, *view.about)
    names = (frozenset(plain_name(name) for name in surfaces if len(name) > 1) for surfaces in things)
    return sorted({found for found in names if found and not any(map(place_pattern().fullmatch, found))}, key=sorted)


def actor_keys(view: FactView) -> tuple[str, ...]:
    """Return the keys of the actor: names that `share_names` takes for one share a key."""
    plain = {plain_name(name) for name in view.actor}
    if view.actor_type is not None:
        plain |= {key for name in view.actor for key in block_keys(name, view.actor_type).all}
    return tuple(sorted(plain - {""}))
