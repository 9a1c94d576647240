"""The list of well-known names: which line of known_names.tsv a form stands on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from kg.models import EntityType
from kg.text.lexicon import read_pairs
from kg.text.normalize import normalize


@lru_cache(maxsize=1)
def known_names() -> dict[tuple[EntityType, str], str]:
    """Return the first name of its line for each (type, normalised name) of the list."""
    found: dict[tuple[EntityType, str], str] = {}
    for type_name, line in read_pairs("known_names"):
        entity_type = EntityType(type_name)
        names = line.split("|")
        for name in names:
            found.setdefault((entity_type, normalize(name, entity_type)), names[0])
    return found


_in_use = ContextVar("known_names_in_use", default=True)


@contextmanager
def known_names_left_out() -> Iterator[None]:
    """Compare names by the rules alone while this lasts.

    What is remembered of names depends on the list: `kg.resolve.blocking.rules_alone` forgets it before and after.
    """
    token = _in_use.set(False)
    try:
        yield
    finally:
        _in_use.reset(token)


def find_known(text: str, entity_type: EntityType) -> str | None:
    """Return the first name of the line that this normalised text stands on, or None."""
    if not _in_use.get():
        return None
    return known_names().get((entity_type, text))
