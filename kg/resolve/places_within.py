"""Places inside places, from a list: 海口 lies in 海南, 奥斯陆 in 挪威. Only where it is sure which place a name is.

A place is the path that leads to it: (中国, 海南省, 海口市). What several places are called (朝阳区 of 北京 and of 长春) is told apart
by what stands before it (北京朝阳区), by another of its names, or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache

from kg.models import EntityType
from kg.resolve.lexicon import places
from kg.resolve.region_names import region_forms
from kg.text.lexicon import read_pairs, read_rows
from kg.text.normalize import is_han, normalize

Place = tuple[str, ...]
_CHINA = "中国"
# 朝阳 is a city, and a district of 北京 that nobody calls by its rank: districts of these go by the bare name.
_MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
_CITY = 3  # steps of the path to a city of a province
_LONGEST_OUTER = 8


def places_meant(names: Collection[str]) -> frozenset[Place]:
    """Return the places of the list that all these names of an entity may mean; none where no name stands in it."""
    found = [meant for name in names if (meant := _meant_by(normalize(name, EntityType.REGION)))]
    both = frozenset.intersection(*found) if found else frozenset()
    # 长沙 is the city, not the county in it
    return frozenset(p for p in both if len(p) <= _CITY or not any(_lies_in(p, other) for other in both))


def lies_inside(inner: Collection[str], outer: Collection[str]) -> bool:
    """Tell whether the place with the names `inner` surely lies in the one with the names `outer`, whatever `inner` may mean."""
    meant, places = places_meant(inner), places_meant(outer)
    return bool(meant) and len(places) == 1 and all(_lies_in_any(place, places) for place in meant)


def names_inside(outer: Collection[str]) -> list[str]:
    """Return what places inside the one of these names may be called, sorted; empty where it is not sure which it is.

    A name may still be that of a place elsewhere: `lies_inside` tells by all names of an entity.
    """
    if len(meant := places_meant(outer)) != 1:
        return []
    [place] = meant
    inside = (other for other in _places() if _lies_in(other, place))
    # Of a whole country the names with their province in front are left out: there would be too many to look up.
    return sorted({name for other in inside for name in _called(other, with_outer=len(place) > 1)})


def _lies_in(inner: Place, outer: Place) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


@cache
def _places() -> tuple[Place, ...]:
    """Return every place of the list by its path, the outermost ones first."""
    inside: dict[str, list[str]] = {outer: inner.split() for outer, inner in read_rows("places_within")}
    all_inner = {name for inner in inside.values() for name in inner}
    found: list[Place] = [(outer,) for outer in inside if outer not in all_inner]
    for place in found:
        # The name of a district may be that of others, and none lies in it.
        found += [(*place, name) for name in inside.get(place[-1], ())]
    return tuple(found)


@cache
def _short_names(place: Place) -> tuple[str, ...]:
    """Return the names of a place without what it lies in: 海口市 and 海口, 纽约 and New York; its own one first."""
    name = normalize(place[-1], EntityType.REGION)
    forms = [form.text for form in region_forms(name) if form.whole and is_han(form.text)]
    bare = name[:-1] if len(place) > 1 and place[-2] in _MUNICIPALITIES and name.endswith("区") else ""
    may_be_bare = len(bare) > 1 and places().get(bare) != "province"  # 河北 is no district of 天津
    return tuple(dict.fromkeys([name, *_known_lines().get(name, ()), *forms, *([bare] if may_be_bare else [])]))


@cache
def _known_lines() -> dict[str, tuple[str, ...]]:
    """Return the line of known names that a normalised name of a place stands on."""
    lines = (tuple(line.split("|")) for kind, line in read_pairs("known_names") if kind == EntityType.REGION)
    return {normalize(name, EntityType.REGION): line for line in lines for name in line}


def _called(place: Place, *, with_outer: bool) -> Iterator[str]:
    own = _short_names(place)
    yield from own
    if with_outer and place[0] == _CHINA:
        yield from (before + name for before in _befores(place) for name in own if is_han(name))


def _befores(place: Place) -> set[str]:
    """Return what may stand before a place of China: 海南省, 海南, 海南省海口市, 海口市 …"""
    outer = [place[:length] for length in range(2, len(place))]
    whole = [step[-1] for step in outer]
    short = [min((n for n in _short_names(step) if is_han(n) and len(n) > 1), key=len) for step in outer]
    return {
        "".join(names[start:end])
        for names in (whole, short)
        for start in range(len(outer))
        for end in range(start + 1, len(outer) + 1)
    }


@cache
def _by_name() -> dict[str, frozenset[Place]]:
    found: dict[str, set[Place]] = defaultdict(set)
    for place in _places():
        for name in _short_names(place):
            found[normalize(name, EntityType.REGION)].add(place)
    return {name: frozenset(places) for name, places in found.items()}


@lru_cache(maxsize=4096)
def _meant_by(name: str) -> frozenset[Place]:
    """Return the places that a normalised name may mean; what stands in front (北京朝阳区) must hold the rest."""
    found = set(_by_name().get(name, ()))
    for cut in range(2, min(_LONGEST_OUTER, len(name) - 2) + 1):
        outer = _by_name().get(name[:cut])
        if outer:
            found |= {place for place in _meant_by(name[cut:]) if _lies_in_any(place, outer)}
    return frozenset(found)


def _lies_in_any(place: Place, outer: Iterable[Place]) -> bool:
    return any(_lies_in(place, other) for other in outer)
