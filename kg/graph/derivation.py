"""What one article says, as rows and properties: the entities that it mentions, and its facts with their roles.

Pure functions of an extraction and a map from full names to entities: the same whatever else is in the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from kg.graph.naming import article_names
from kg.models import (
    Affiliation,
    EntityType,
    Extraction,
    Fact,
    MentionSpan,
    Plan,
    Regulation,
    Statement,
    digest,
)

ORGANISED = (EntityType.COMPANY, EntityType.ORGANIZATION)
ISSUERS = (EntityType.ORGANIZATION, EntityType.REGION, EntityType.COMPANY)
SPEAKERS = (EntityType.PERSON, EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.REGION)
ACTORS = (EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.REGION, EntityType.PERSON)

# In place of a missing unit: neo4j-admin reads a list of one empty string as no list.
NO_UNIT = "-"

Row = dict[str, Any]


def fact_id(article_id: str, fact: Fact) -> str:
    """Return the id of a fact, e.g. `plan:1f0c…`: a hash of the observation, never of an entity's id."""
    kind = type(fact).__name__
    parts = fact.model_dump_json(exclude={"confidence"})
    return f"{kind.lower()}:{digest(article_id, kind, parts)[:16]}"


def mention_rows(extraction: Extraction, entity_of: Mapping[str, str]) -> list[Row]:
    """Return one row for each entity that an article mentions, given the entity id of each of its full names' ids."""
    spans: dict[str, list[MentionSpan]] = defaultdict(list)
    for names in article_names(extraction):
        spans[entity_of[names.full.id]].extend(names.entity.mention_spans)
    rows = []
    for entity_id in sorted(spans):
        found = sorted({(s.start, s.end, s.surface) for s in spans[entity_id]})
        rows.append(
            {
                "article": extraction.id,
                "entity": entity_id,
                "starts": [start for start, _, _ in found],
                "ends": [end for _, end, _ in found],
                "surfaces": [surface for _, _, surface in found],
            }
        )
    return rows


def fact_roles(fact: Fact) -> Iterator[tuple[str, str | None, tuple[EntityType, ...]]]:
    """Yield (relationship type, surface, the types that may fill the role)."""
    if isinstance(fact, Affiliation):
        yield "HOLDS", fact.person, (EntityType.PERSON,)
        yield "AT", fact.organization, ORGANISED
    elif isinstance(fact, Statement):
        yield "STATES", fact.speaker, SPEAKERS
    elif isinstance(fact, Plan):
        yield "PLANS", fact.actor, ACTORS
    elif isinstance(fact, Regulation):
        yield "UNDER", fact.policy, (EntityType.POLICY,)
        yield "ISSUED_BY", fact.issuer, ISSUERS
        yield "APPLIES_IN", fact.region, (EntityType.REGION,)
        for surface in fact.regulated:
            yield "BINDS", surface, tuple(EntityType)


def fact_properties(fact: Fact) -> Row:
    """Return the properties of a fact's node: parallel lists for quantities, nothing for what is not known."""
    properties: Row = {"text": fact.text}
    if isinstance(fact, Affiliation):
        properties["title"] = fact.title
    elif isinstance(fact, Statement):
        properties |= {"verb": fact.verb, "direct": fact.direct}
    elif isinstance(fact, Plan):
        properties |= {"target_date": fact.target_date, "target_precision": fact.target_precision}
        if fact.quantity_spans:
            properties["quantities"] = [q.surface for q in fact.quantity_spans]
            # Neo4j's lists hold no null: NaN stands for a number that could not be read.
            properties["quantity_values"] = [float("nan") if q.value is None else q.value for q in fact.quantity_spans]
            properties["quantity_units"] = [q.unit or NO_UNIT for q in fact.quantity_spans]
        elif fact.quantities:
            properties["quantities"] = list(fact.quantities)
    if fact.confidence is not None:
        properties["confidence"] = fact.confidence
    return {key: value for key, value in properties.items() if value is not None}
