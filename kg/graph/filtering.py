"""What is left of an extraction when records below a confidence, or those of bylines, are taken out: no fact keeps a name
that went.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from kg.models import ArticleEntity, Extraction, Fact

R = TypeVar("R", ArticleEntity, Fact)


def keep_confident(extraction: Extraction, minimum: float) -> Extraction:
    """Return the extraction without records whose confidence (0-1) is below `minimum`; one without a figure stays.

    From the roles of a fact the names of entities that went are taken out; a fact that lacks what its kind `needs` then
    goes too.
    """
    if minimum <= 0:
        return extraction
    return _reduced(extraction, _confident(extraction.entities, minimum), _confident(extraction.facts(), minimum))


def set_bylines_aside(extraction: Extraction) -> Extraction:
    """Return the extraction without those who only wrote, edited or photographed: `bylines` keeps their names."""
    written = [entity.name for entity in extraction.entities if entity.byline]
    if not written:
        return extraction
    left = tuple(entity for entity in extraction.entities if not entity.byline)
    names = tuple(dict.fromkeys([*extraction.bylines, *written]))
    return _reduced(extraction, left, extraction.facts()).model_copy(update={"bylines": names})


def _reduced(extraction: Extraction, entities: tuple[ArticleEntity, ...], facts: Iterable[Fact]) -> Extraction:
    """Return the extraction with only these entities, and what is left of these facts."""
    after = Extraction(id=extraction.id, entities=entities)
    left = (_without_gone(fact, extraction, after) for fact in facts)
    kept = dict.fromkeys(fact for fact in left if fact.stands())  # two may have become equal
    found = Extraction.of_article(extraction.id, entities, kept, extraction.set_aside)
    return found.model_copy(update={"notes": extraction.notes, "bylines": extraction.bylines})


def _confident(records: Iterable[R], minimum: float) -> tuple[R, ...]:
    return tuple(record for record in records if record.confidence is None or record.confidence >= minimum)


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
