"""The names of an answer at their characters: entities with every place where one of their surfaces stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.llm.places import Places
from kg.llm.refusals import Refusal, sentence
from kg.models import ArticleEntity, EntityType, MentionSpan
from kg.nlp.bylines import mark_bylines
from kg.text.lines import read_across
from kg.text.stretch import Stretch

_Refuse = Callable[[str], None]
_BOOK_MARKS = "《》〈〉"
# A region of one character is a word of its own behind one of these: 赴美, 在沪.
_BEFORE_A_REGION = frozenset("赴访驻抵离来在对至返留旅援")


@dataclass
class _Named:
    """One thing as the answers name it, and where its surfaces stand."""

    type: EntityType
    surfaces: list[str]
    spans: list[Stretch] = field(default_factory=list)


def find_entities(
    text: str, places: Places, records: Iterable[object], refuse: _Refuse, confidence: Mapping[str, float]
) -> tuple[ArticleEntity, ...]:
    """Return the entities that records of answers name, by their first mention, each surface at all of its places.

    A place inside a longer name is that name's. Records that share a type and a surface are one entity.
    """
    named = _join(list(_read(records, refuse)))
    _place(text, places, named, refuse)
    found = [_entity(text, each, confidence) for each in named if each.spans]
    return mark_bylines(text, sorted(found, key=lambda entity: entity.mention_spans[0].start))


def _read(records: Iterable[object], refuse: _Refuse) -> Iterator[_Named]:
    for record in records:
        if not isinstance(record, dict) or record.get("type") not in {each.value for each in EntityType}:
            refuse(sentence("entity", _shown(record), Refusal.SHAPE))
            continue
        mentions = record.get("mentions")
        given = [record.get("name"), *(mentions if isinstance(mentions, list) else [])]
        kind = EntityType(record["type"])
        surfaces = [_plain(kind, each) for each in given if isinstance(each, str)]
        yield _Named(kind, [each for each in dict.fromkeys(surfaces) if each])


def _plain(kind: EntityType, surface: str) -> str:
    surface = surface.strip()
    if kind is EntityType.POLICY and surface[:1] in _BOOK_MARKS and surface[-1:] in _BOOK_MARKS:
        return surface.strip(_BOOK_MARKS)
    return surface


def _join(given: Sequence[_Named]) -> list[_Named]:
    """Return the things that are named, those of one type with a common surface as one."""
    joined: list[_Named] = []
    for each in given:
        same = [other for other in joined if other.type is each.type and set(other.surfaces) & set(each.surfaces)]
        whole = _Named(each.type, list(dict.fromkeys(s for one in (*same, each) for s in one.surfaces)))
        position = joined.index(same[0]) if same else len(joined)
        joined = [other for other in joined if other not in same]
        joined.insert(position, whole)
    return joined


def _place(text: str, places: Places, named: Sequence[_Named], refuse: _Refuse) -> None:
    """Give each thing the places of its surfaces, longest surfaces first; what stands nowhere is refused."""
    taken = bytearray(len(text))
    surfaces = [(surface, each) for each in named for surface in each.surfaces]
    for surface, each in sorted(surfaces, key=lambda pair: -len(pair[0])):
        found = [place for place in places.all(surface) if _is_word(text, place)]
        # openwrt in an address is no mention of OpenWrt, unless nothing else is there
        found = [p for p in found if _latin(text[p.start : p.end]) == _latin(surface)] or found
        free = [place for place in found if not any(taken[place.start : place.end])]
        for place in free:
            taken[place.start : place.end] = b"\1" * (place.end - place.start)
        each.spans += free
        if not free:
            reason = Refusal.INSIDE_ANOTHER if found else Refusal.NOT_THERE
            refuse(sentence(each.type.value, surface, Refusal.TOO_SHORT if len(surface) == 1 else reason))


def _is_word(text: str, place: Stretch) -> bool:
    """Tell whether a place may be a name: no part of a Latin word, and one character alone only where it is a word."""
    before, after = text[max(0, place.start - 1) : place.start], text[place.end : place.end + 1]
    inside = text[place.start : place.end]
    if len(inside) == 1 and not (before in _BEFORE_A_REGION and before):
        return False
    return not (_is_latin(inside[0]) and _is_latin(before)) and not (_is_latin(inside[-1]) and _is_latin(after))


def _latin(surface: str) -> str:
    return "".join(filter(_is_latin, unicodedata.normalize("NFKC", surface)))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _entity(text: str, named: _Named, confidence: Mapping[str, float]) -> ArticleEntity:
    spans = sorted(named.spans)
    surfaces = {read_across(text[span.start : span.end]) for span in spans}
    mentions = tuple(sorted(surfaces, key=lambda surface: (-len(surface), surface)))
    return ArticleEntity(
        type=named.type,
        name=next((surface for surface in named.surfaces if surface in surfaces), mentions[0]),
        mentions=mentions,
        mention_spans=tuple(MentionSpan(surface=text[s.start : s.end], start=s.start, end=s.end) for s in spans),
        confidence=confidence.get(named.type.value),
    )


def _shown(record: object) -> Any:
    return record.get("name") if isinstance(record, dict) else record
