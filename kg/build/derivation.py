"""What one article adds to the graph, once it is known which entity each of its names refers to.

Pure functions over an extraction and a map from full names to entities: the same rows whatever else is in the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.build.naming import article_names
from kg.models import (
    Affiliation,
    ArticleEntity,
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

Row = dict[str, Any]


@dataclass
class ArticleRows:
    """Rows for the store: mentions, facts, links from facts to entities, and subjects that regulations bind."""

    mentions: list[Row] = field(default_factory=list)
    facts: list[Row] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)
    subjects: list[Row] = field(default_factory=list)

    def extend(self, other: ArticleRows) -> None:
        """Add the rows of another article."""
        self.mentions += other.mentions
        self.facts += other.facts
        self.links += other.links
        self.subjects += other.subjects


def fact_id(article_id: str, fact: Fact) -> str:
    """Return the id of a fact, e.g. `plan:1f0c…`: a hash of the observation, never of an entity's id."""
    kind = type(fact).__name__
    parts = fact.model_dump_json(exclude={"confidence"})
    return f"{kind.lower()}:{digest(article_id, kind, parts)[:16]}"


def derive_rows(
    text: str, extraction: Extraction, entity_of: Mapping[str, str], rejected: Container[str] = frozenset()
) -> ArticleRows:
    """Return what an article of this text adds, given the entity id of each of its full names' ids.

    Facts with an id in `rejected` are left out.
    """
    rows = ArticleRows()
    entities = [(names.entity, entity_of[names.full.id]) for names in article_names(extraction)]
    places = _mention_rows(extraction.id, entities, rows)
    facts = {fact_id(extraction.id, fact): fact for fact in extraction.facts()}
    for identifier, fact in facts.items():
        if identifier in rejected:
            continue
        rows.facts.append(_fact_row(identifier, extraction.id, text, fact))
        _add_links(identifier, fact, extraction, {id(e): entity_id for e, entity_id in entities}, rows)
        inside = {entity for start, end, entity in places if fact.start <= start and end <= fact.end}
        rows.links.extend({"fact": identifier, "entity": entity, "link": "ABOUT"} for entity in sorted(inside))
    return rows


def _mention_rows(
    article_id: str, entities: Sequence[tuple[ArticleEntity, str]], rows: ArticleRows
) -> list[tuple[int, int, str]]:
    """Add one row an entity; return (start, end, entity id) of every mention."""
    spans: dict[str, list[MentionSpan]] = defaultdict(list)
    for entity, entity_id in entities:
        spans[entity_id].extend(entity.mention_spans)
    places: list[tuple[int, int, str]] = []
    for entity_id in sorted(spans):
        found = sorted({(s.start, s.end, s.surface) for s in spans[entity_id]})
        places.extend((start, end, entity_id) for start, end, _ in found)
        rows.mentions.append(
            {
                "article": article_id,
                "entity": entity_id,
                "starts": [start for start, _, _ in found],
                "ends": [end for _, end, _ in found],
                "surfaces": [surface for _, _, surface in found],
            }
        )
    return sorted(places)


def _fact_row(identifier: str, article_id: str, text: str, fact: Fact) -> Row:
    return {
        "id": identifier,
        "label": type(fact).__name__,
        "properties": fact_properties(fact),
        "article": article_id,
        "start": fact.start,
        "end": fact.end,
        "quote": text[fact.start : fact.end],
    }


def _add_links(
    identifier: str, fact: Fact, extraction: Extraction, entity_of: Mapping[int, str], rows: ArticleRows
) -> None:
    """Add who fills the fact's roles; what a regulation binds that is no entity becomes a subject."""
    seen: set[tuple[str, str]] = set()
    for link, surface, types in _roles(fact):
        if surface is None:
            continue
        entity = extraction.find(surface, *types)
        if entity is not None:
            target = entity_of[id(entity)]
            if (link, target) not in seen:
                seen.add((link, target))
                rows.links.append({"fact": identifier, "entity": target, "link": link})
        elif link == "BINDS":
            rows.subjects.append({"fact": identifier, "subject": surface})


def _roles(fact: Fact) -> Iterator[tuple[str, str | None, tuple[EntityType, ...]]]:
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
            # Neo4j's lists hold no null: NaN stands for a number that could not be read, "" for no unit.
            properties["quantity_values"] = [float("nan") if q.value is None else q.value for q in fact.quantity_spans]
            properties["quantity_units"] = [q.unit or "" for q in fact.quantity_spans]
        elif fact.quantities:
            properties["quantities"] = list(fact.quantities)
    if fact.confidence is not None:
        properties["confidence"] = fact.confidence
    return {key: value for key, value in properties.items() if value is not None}
