"""What is left of an extraction when records below a confidence are taken out: no fact keeps a name that went."""

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
    entities = _confident(extraction.entities, minimum)
    after = Extraction(id=extraction.id, entities=entities)
    left = (_without_gone(fact, extraction, after) for fact in _confident(extraction.facts(), minimum))
    kept = dict.fromkeys(fact for fact in left if fact.stands())  # two may have become equal
    found = Extraction.of_article(extraction.id, entities, kept, extraction.set_aside)
    return found.model_copy(update={"notes": extraction.notes})


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
