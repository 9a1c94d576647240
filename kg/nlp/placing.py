"""Where records of a joined text stand in the stored one: offsets and verbatim texts are the stored text's.

What names somebody (`actor`, an entity's `name` and `mentions`) stays as it reads, without the line end inside.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, cast

from kg.models import ArticleEntity, Fact, MentionSpan, SetAside
from kg.text.lines import Joined

_F = TypeVar("_F", bound=Fact | SetAside)
_S = TypeVar("_S", bound=MentionSpan)


def place_facts(text: str, joined: Joined, facts: Sequence[_F]) -> list[_F]:
    """Return the facts, and what is set aside, with their places, and those of their amounts, in the stored `text`."""
    return [_place_fact(text, joined, fact) for fact in facts]


def place_entities(text: str, joined: Joined, entities: Sequence[ArticleEntity]) -> tuple[ArticleEntity, ...]:
    """Return the entities with the places of their mentions in the stored `text`."""
    return tuple(
        entity.model_copy(update={"mention_spans": tuple(_place(text, joined, each) for each in entity.mention_spans)})
        for entity in entities
    )


def _place_fact(text: str, joined: Joined, fact: _F) -> _F:
    start, end = joined.stored(fact.start, fact.end)
    changed: dict[str, Any] = {"text": text[start:end], "start": start, "end": end}
    for name in type(fact).model_fields:
        value = getattr(fact, name)
        if isinstance(value, tuple) and value and isinstance(value[0], MentionSpan):
            changed[name] = tuple(_place(text, joined, each) for each in value)
    return cast("_F", fact.model_copy(update=changed))


def _place(text: str, joined: Joined, span: _S) -> _S:
    start, end = joined.stored(span.start, span.end)
    return span.model_copy(update={"surface": text[start:end], "start": start, "end": end})
