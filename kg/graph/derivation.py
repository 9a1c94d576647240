"""What one article says, as rows and properties: the entities that it mentions, and its facts with their roles.

Pure functions of what was observed and a map from full names to entities: the same whatever else is in the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kg.models import Fact, digest
from kg.models.observed import Mentions

Row = dict[str, Any]


def fact_id(article_id: str, fact: Fact) -> str:
    """Return the id of a fact, e.g. `plan:1f0c…`: a hash of the observation, never of an entity's id."""
    kind = type(fact).__name__
    unset = {field for field in fact.later if getattr(fact, field) is None}
    parts = fact.model_dump_json(exclude={"confidence"} | unset)
    return f"{kind.lower()}:{digest(article_id, kind, parts)[:16]}"


def mention_rows(article_id: str, mentions: Mentions, entity_of: Mapping[str, str]) -> list[Row]:
    """Return one row for each entity that an article mentions, given the entity id of each of its full names' ids."""
    places: dict[str, set[tuple[int, int, str]]] = defaultdict(set)
    for name, spans in mentions:
        places[entity_of[name]].update(spans)
    rows = []
    for entity_id in sorted(places):
        found = sorted(places[entity_id])
        rows.append(
            {
                "article": article_id,
                "entity": entity_id,
                "starts": [start for start, _, _ in found],
                "ends": [end for _, end, _ in found],
                "surfaces": [surface for _, _, surface in found],
            }
        )
    return rows
