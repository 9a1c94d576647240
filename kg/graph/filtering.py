"""What is left of an extraction at or above a confidence: facts that are sure, and the entities that are or that they need."""

from __future__ import annotations

from kg.models import Extraction
from kg.models.confidence import is_sure


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
