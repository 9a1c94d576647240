"""The place of an office that the article names without it: 市教育局 in an article about 长沙市 is 长沙市教育局.

Only a place that the article names before the office, and one alone of its rank: the office of a wrong place is worse than
one without a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.nlp.aliases import Surface
from kg.nlp.gazetteer import load_list
from kg.text.local_offices import office_rank, with_place

_SEAT = {
    rank: re.compile(f"(?P<place>[\u4e00-\u9fff]{{2,6}}?{rank})(?=[\u4e00-\u9fff]{{0,14}}$)") for rank in "省市县区州"
}
_STEM_LISTS = {"市": ("chinese_cities", "provinces"), "省": ("provinces",)}


def named_with_place(name: str, office: Iterable[Surface], surfaces: Sequence[Surface]) -> str:
    """Return the name of an office with the place that the article gives for it; any other name as it is."""
    rank = office_rank(name)
    if rank is None:
        return name
    first = min(start for surface in office for start, _ in surface.places)
    told: dict[str, set[str]] = {"body": set(), "any": set()}
    for surface in surfaces:
        if surface.type in ("REGION", "ORGANIZATION") and any(start < first for start, _ in surface.places):
            place = _place_of(surface, rank)
            if place is not None:
                told["any"].add(place)
                if office_rank(surface.text.removeprefix(place)) == rank:
                    told["body"].add(place)
    found = told["any"] if len(told["any"]) == 1 else told["body"]
    return with_place(name, next(iter(found))) if len(found) == 1 else name


def _place_of(surface: Surface, rank: str) -> str | None:
    """Return the place of this rank that a surface names, or that stands in front of a body: 长沙 of 长沙市政府."""
    if surface.type == "REGION" and _is_listed(surface.text, rank):
        return surface.text.removesuffix(rank)
    seat = _SEAT[rank].match(surface.text)
    if seat is None or (surface.type == "ORGANIZATION" and not _is_listed(seat["place"], rank)):
        return None
    return (
        seat["place"].removesuffix(rank) if surface.type == "ORGANIZATION" or seat.end() == len(surface.text) else None
    )


def _is_listed(name: str, rank: str) -> bool:
    lists = _STEM_LISTS.get(rank, ())
    return any(form in load_list(one) for one in lists for form in (name, name.removesuffix(rank))) or (
        rank in "县区州" and name.endswith(rank) and len(name) > 2
    )
