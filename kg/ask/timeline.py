"""What an entity has planned and stated, in order, with what became of it; and what sources disagree about."""

from __future__ import annotations

from typing import Any

from kg.ask.lookup import find_entities
from kg.ask.places import places_inside, rows_once
from kg.confidence import is_sure
from kg.store.graph import GraphStore, Row


def timelines(store: GraphStore, name: str, minimum: float = 0.0) -> list[dict[str, Any]]:
    """Return {id, name, type, aliases, facts} of every entity with this name; UsageError when there is none.

    Facts are those that are sure enough (0-1).
    What a place inside it plans and states is there too, with that `place`.
    Facts come in the order in which they were first published, those of no known date last. Each has its kind, text,
    witnesses (articles, reprints counted once), sources, and revises, revised_by and disputes with what differs.
    """
    return [entity | {"facts": _facts(store, entity, minimum)} for entity in find_entities(store, name)]


def _facts(store: GraphStore, entity: Row, minimum: float) -> list[dict[str, Any]]:
    ids = [entity["id"], *(place["id"] for place in places_inside(store, entity))]
    return sorted(rows_once(store.rows("read/timeline", ids=ids, min=minimum), "fact", entity["name"]), key=_place)


def _place(fact: dict[str, Any]) -> tuple[str, str, int, str]:
    first = fact["sources"][0]
    return (first["published"] or "9999", first["article"], first["start"], fact["fact"])


def disputes(store: GraphStore, limit: int) -> list[Row]:
    """Return pairs of facts in dispute: kind, differs, who, text, articles, and the same of the other with `other_`."""
    return store.query_saved("disputed_facts", limit=limit)


def sure_disputes(store: GraphStore, most: int, minimum: float) -> tuple[list[Row], int]:
    """Return the disputes, of the first `most`, between facts that are both sure enough (0-1), and how many are not."""
    found = disputes(store, most)
    sure = [p for p in found if is_sure(p["confidence"], minimum) and is_sure(p["other_confidence"], minimum)]
    return sure, len(found) - len(sure)
