"""Places of the graph that lie inside another: what concerns 海口 concerns 海南.

Nothing of it is stored: the list that ships with the program and the names of an entity tell, so that a judgement that
parts or joins names is heeded at once, and a graph of an older version needs no change.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.models import EntityType
from kg.store.graph import GraphStore, Row


def places_inside(store: GraphStore, entity: Row) -> list[Row]:
    """Return {id, name, type, aliases, articles} of the places that surely lie in an entity, those of most articles first.

    `entity` has id, type and aliases; what is no place has none.
    """
    if entity["type"] != EntityType.REGION:
        return []
    from kg.resolve.places_within import lies_inside, names_inside

    names = names_inside(entity["aliases"])
    found = store.rows("read/places_called", names=names) if names else []
    return [row for row in found if row["id"] != entity["id"] and lies_inside(row["aliases"], entity["aliases"])]


def rows_once(rows: Iterable[Row], key: str, own: str) -> list[dict[str, Any]]:
    """Return each row of an entity and the places in it once by `key`, with `place`: None for the entity's own (by name).

    What is told of the entity itself and of a place in it stands as its own.
    """
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        entity = row["entity"]
        kept = {name: value for name, value in row.items() if name != "entity"}
        known = (row[key], row.get("article"), row.get("start"))
        if known not in found or entity == own:
            found[known] = kept | {"place": None if entity == own else entity}
    return list(found.values())
