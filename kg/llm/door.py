"""The door: a record of an answer becomes a fact only with characters of the text, names of the article, and our numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError

from kg.llm.places import Places
from kg.llm.readers import Readers, Unreadable
from kg.llm.refusals import Refusal, sentence
from kg.llm.schema import LINE, TEXT, asked_fields
from kg.models import Extraction, Fact, Role
from kg.text.stretch import Stretch, trim

_QUOTES = {"“": "”", "「": "」", "『": "』", '"': '"', "‘": "’"}
_LOOSE_START = "，。；：、,;: "
_LOOSE_END = "，、；：。,;: "


class _Refused(Exception):
    """Carries the reason for which a record is left out."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class Door:
    """Checks records of one article: `named` has its entities, `lines` where its numbered lines stand."""

    places: Places
    readers: Readers
    named: Extraction
    lines: list[Stretch]
    refuse: Callable[[str], None]
    confidence: Mapping[str, float]

    def facts(self, kind: type[Fact], records: Iterable[object], asked: Stretch) -> list[Fact]:
        """Return the facts of one kind that stand; the lines that were asked about are at `asked`."""
        found: dict[tuple[Any, ...], Fact] = {}
        for record in records:
            try:
                fact = self._fact(kind, record, asked)
                if found.setdefault(_same(fact), fact) is not fact:
                    raise _Refused(Refusal.AGAIN)
            except _Refused as refused:
                shown = record.get(TEXT) if isinstance(record, dict) else record
                self.refuse(sentence(kind.label().lower(), shown, refused.reason))
        return list(found.values())

    def _fact(self, kind: type[Fact], record: object, asked: Stretch) -> Fact:
        if not isinstance(record, dict) or not isinstance(record.get(TEXT), str):
            raise _Refused(Refusal.SHAPE)
        stretch = self._stand(record[TEXT], record.get(LINE), asked)
        told = self._told(kind, record, stretch)
        try:
            told |= self.readers.work_out(kind, record | told, stretch)
            fact = kind(
                text=self.places.text[stretch.start : stretch.end],
                start=stretch.start,
                end=stretch.end,
                confidence=self.confidence.get(kind.key),
                **told,
            )
        except Unreadable:
            raise _Refused(Refusal.NO_NUMBER) from None
        except (ValidationError, TypeError):
            raise _Refused(Refusal.SHAPE) from None
        if not fact.stands():
            raise _Refused(Refusal.LACKS)
        return fact

    def _stand(self, words: str, line: object, asked: Stretch) -> Stretch:
        """Return where the text of a record stands: begun in its line, or next to it."""
        known = isinstance(line, int) and 0 < line <= len(self.lines)
        place = self.places.nearest(words, self.lines[line - 1] if known else asked)  # type: ignore[operator]
        if place is None:
            raise _Refused(Refusal.NOT_THERE)
        if place.end <= asked.start or place.start >= asked.end:
            raise _Refused(Refusal.OUTSIDE)
        trimmed = _trimmed(self.places.text, place)
        if trimmed.end <= trimmed.start:
            raise _Refused(Refusal.NOT_THERE)
        return trimmed

    def _told(self, kind: type[Fact], record: Mapping[str, Any], stretch: Stretch) -> dict[str, Any]:
        """Return the fields that a model fills, each checked; what it may leave out is left out where it does not stand."""
        told: dict[str, Any] = {}
        roles = kind.roles()
        for name, info in asked_fields(kind).items():
            value, many, optional = (
                record.get(name),
                get_origin(info.annotation) is tuple,
                _is_optional(info.annotation),
            )
            if many:
                given = value if isinstance(value, list) else []
                told[name] = tuple(
                    dict.fromkeys(found for each in given if (found := self._value(roles.get(name), each, stretch)))
                )
            elif _choices(info.annotation) or isinstance(value, bool):
                told[name] = value
            elif value is None and optional:
                told[name] = None
            else:
                told[name] = self._value(roles.get(name), value, stretch, must=not optional)
        return told

    def _value(self, role: Role | None, value: object, stretch: Stretch, *, must: bool = False) -> str | None:
        """Return a string as the article has it: a name in a role, else words near the record."""
        try:
            if not isinstance(value, str) or not value.strip():
                raise _Refused(Refusal.SHAPE)
            return self._name(role, value.strip(), stretch) if role else self._words(value, stretch)
        except _Refused:
            if must:
                raise
            return None

    def _name(self, role: Role, value: str, stretch: Stretch) -> str:
        entity = self.named.find(value, *role.types) or self._unmarked(role, value)
        if entity is not None:
            return value if value in entity.mentions else entity.name
        place = self.places.nearest(value, stretch)
        if role.subject and place is not None:
            return self.places.text[place.start : place.end]
        raise _Refused(Refusal.WRONG_TYPE if self.named.find(value) else Refusal.NOBODY)

    def _unmarked(self, role: Role, value: str) -> Any:
        """Return the entity whose name the value is in another width, or in book-title marks."""
        place = next(iter(self.places.all(value.strip("《》〈〉"))), None)
        return self.named.find(self.places.text[place.start : place.end], *role.types) if place else None

    def _words(self, value: str, stretch: Stretch) -> str:
        place = self.places.within(value, stretch) or self.places.nearest(value, stretch)
        if place is None:
            raise _Refused(Refusal.NOT_THERE)
        return self.places.text[place.start : place.end]


def _same(fact: Fact) -> tuple[Any, ...]:
    """Return by what one record repeats another: place, whose it is, and what its kind tells beside."""
    beside = (getattr(fact, name, None) for name in (*fact.who, *fact.told, "indicator", "value"))
    return (fact.start, fact.end, *beside)


def _is_optional(annotation: Any) -> bool:
    return NoneType in get_args(annotation)


def _choices(annotation: Any) -> bool:
    """Tell whether a field has one of a few values."""
    return any(get_origin(each) is Literal for each in (annotation, *get_args(annotation)))


def _trimmed(text: str, place: Stretch) -> Stretch:
    """Return a record's characters without loose marks at the edges, nor quotation marks that only frame it."""
    start, end = trim(text, *place)
    while start < end and text[start] in _LOOSE_START:
        start += 1
    while end > start and text[end - 1] in _LOOSE_END:
        end -= 1
    inner = text[start + 1 : end - 1]
    if end - start > 2 and _QUOTES.get(text[start]) == text[end - 1] and text[start] not in inner:
        return trim(text, start + 1, end - 1)
    return Stretch(start, end)
