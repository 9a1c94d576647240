"""The name that an entity is called by: chosen from its surfaces by a stated order, so the same on every run.

Company: the longest surface without a legal suffix, else the longest. Person, organisation, policy: the longest.
Region: the longest that is neither 我国 nor a formal name (共和国, 王国 ...). For every type Chinese surfaces come before
others, and at equal length those in normal form (simplified, half-width) first, then by code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.models import EntityType
from kg.text.normalize import drop_invisible, is_han, normalize

_LEGAL = re.compile(r"(公司|株式会社|[\s,.](Inc|Ltd|Co|Corp|Corporation|Limited|PLC|plc|AG|SE|LLC|GmbH)\.?)$")
_FORMAL = re.compile(r"(共和国|王国|合众国|联合酋长国|公国|联邦|联合王国|大韩民国|日本国|特别行政区)$")


def canonical_name(surfaces: Iterable[str], entity_type: EntityType) -> str:
    """Return the canonical name of surfaces that mean one thing; raises ValueError when there is none."""
    named = {drop_invisible(surface) or surface for surface in surfaces}
    return min(named, key=lambda surface: _rank(surface, entity_type))


def _rank(surface: str, entity_type: EntityType) -> tuple[bool, int, int, bool, bool, str]:
    """Return the sort key of a surface; the smallest is the canonical name."""
    plain = surface.strip("《》")
    foreign, marked = not is_han(plain), plain != surface
    changed = normalize(plain, entity_type) != plain
    return (foreign, _lateness(plain, entity_type), -len(plain), marked, changed, surface)


def _lateness(surface: str, entity_type: EntityType) -> int:
    if entity_type is EntityType.COMPANY:
        return int(_LEGAL.search(surface) is not None)
    if entity_type is EntityType.REGION:
        return 2 if surface == "我国" else int(_FORMAL.search(surface) is not None)
    return 0
