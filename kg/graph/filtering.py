"""What a graph holds of an extraction: what is sure enough, without those who only wrote the article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.confidence import is_sure
from kg.graph.namesakes import Pair, part_judged
from kg.models import Extraction, Fact


def hold(extraction: Extraction, held_from: float, *, with_reporters: bool, parted: Iterable[Pair] = ()) -> Extraction:
    """Return what the graph holds of an extraction: from a confidence (0-1) on, and reporters only where asked for.

    `parted` are the pairs of keys by which judgements part people of one name.
    """
    held = keep_confident(part_judged(extraction, parted), held_from)
    return held if with_reporters else set_bylines_aside(held)


def keep_confident(extraction: Extraction, minimum: float) -> Extraction:
    """Return the extraction without records whose confidence (0-1) is below `minimum`; one without a figure stays.

    A fact that stays keeps its names: its confidence was measured with them, so an entity in one of its roles stays
    too. What was set aside stays as read.
    """
    if minimum <= 0:
        return extraction
    facts = {
        kind: tuple(fact for fact in found if is_sure(fact.confidence, minimum))
        for kind, found in extraction.by_kind().items()
    }
    needed = {
        id(extraction.find(surface, *role.types, near=fact))
        for found in facts.values()
        for fact in found
        for role, surface in fact.named()
    }
    entities = tuple(e for e in extraction.entities if is_sure(e.confidence, minimum) or id(e) in needed)
    return extraction.model_copy(update={"entities": entities, **facts})


def find_bylines(extraction: Extraction) -> tuple[str, ...]:
    """Return the names of those who only wrote, edited or photographed, in the order of the extraction."""
    return tuple(entity.name for entity in extraction.entities if entity.byline)


def set_bylines_aside(extraction: Extraction) -> Extraction:
    """Return the extraction without those who only wrote, edited or photographed, and without what they alone hold or say."""
    if not find_bylines(extraction):
        return extraction
    entities = tuple(entity for entity in extraction.entities if not entity.byline)
    after = Extraction(id=extraction.id, entities=entities)
    facts = {
        kind: tuple(dict.fromkeys(left for fact in found if (left := _without_gone(fact, extraction, after)).stands()))
        for kind, found in extraction.by_kind().items()
    }
    return extraction.model_copy(update={"entities": entities, **facts})


def _without_gone(fact: Fact, before: Extraction, after: Extraction) -> Fact:
    """Return the fact without the names that lead to no entity any more."""
    left: dict[str, Any] = {}
    for field, role in fact.roles().items():
        types = () if role.subject else role.types
        value = getattr(fact, field)
        if isinstance(value, tuple):
            left[field] = tuple(s for s in value if after.find(s, *types) or not before.find(s, *types))
        elif value is not None and before.find(value, *types) and not after.find(value, *types):
            left[field] = None
    return fact.model_copy(update=left)
