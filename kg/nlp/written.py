"""What was read of a copy, put back to the text as it was written: places, surfaces, quotations and names.

The fact finders see the simplified copy (`kg.text.reading_copy`). Here each place moves to the text, and each string that
the text has there is written as the text writes it. Units and dates are no strings of the text and stay as they are.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, TypeVar

from pydantic import BaseModel

from kg.models import ArticleEntity, Extraction, Fact, Figure, MentionSpan
from kg.text.normalize import drop_invisible
from kg.text.reading_copy import ReadingCopy

_M = TypeVar("_M", bound=BaseModel)
_NORMALISED = frozenset(
    ("unit", "qualifier", "target_date", "target_precision", "modality", "change", "change_date", "type", "key")
)


def as_written(found: Extraction, copy: ReadingCopy, text: str) -> Extraction:
    """Return what was found in `copy` as it stands in `text`, which the copy was made from."""
    if copy.text == text:
        return found
    writer = _Writer(copy, text, found.entities)
    changes: dict[str, Any] = {
        "entities": tuple(writer.entity(entity) for entity in found.entities),
        "items": tuple(copy.place(*item) for item in found.items),
    }
    for name in type(found).model_fields:
        value = getattr(found, name)
        if name not in changes and isinstance(value, (tuple, BaseModel)):
            changes[name] = writer.value(value, 0, len(copy.text))
    return found.model_copy(update=changes)


class _Writer:
    """Writes strings and records of the copy as the text has them."""

    def __init__(self, copy: ReadingCopy, text: str, entities: tuple[ArticleEntity, ...]) -> None:
        self.copy, self.text = copy, text
        self._starts: dict[str, list[int]] = {}  # of each surface of a name
        for entity in entities:
            for span in entity.mention_spans:
                self._starts.setdefault(span.surface, []).append(span.start)
        for starts in self._starts.values():
            starts.sort()

    def slice(self, start: int, end: int) -> str:
        first, last = self.copy.place(start, end)
        return self.text[first:last]

    def string(self, value: str, start: int, end: int) -> str:
        """Return how the text writes `value`: in [start, end) of the copy, else where it is a name; else as it is."""
        at = self.copy.text.find(value, start, end)
        if at < 0 and (starts := self._starts.get(value)):
            at = starts[max(0, bisect_right(starts, start) - 1)]
        return self.slice(at, at + len(value)) if at >= 0 and value else value

    def value(self, value: Any, start: int, end: int) -> Any:
        """Return a field's value as written; what is no text of the article stays."""
        if isinstance(value, str):
            return self.string(value, start, end)
        if isinstance(value, tuple):
            return tuple(self.value(each, start, end) for each in value)
        return self.record(value, start, end) if isinstance(value, BaseModel) else value

    def record(self, record: _M, start: int, end: int) -> _M:
        """Return a record with its own place, where it has one, and its strings."""
        changes: dict[str, Any] = {}
        if isinstance(getattr(record, "start", None), int) and isinstance(getattr(record, "end", None), int):
            start, end = record.start, record.end  # type: ignore[attr-defined]
            changes["start"], changes["end"] = self.copy.place(start, end)
        for name in type(record).model_fields:
            value = getattr(record, name)
            # a figure's unit and change are words of the text
            if name not in changes and (name not in _NORMALISED or isinstance(record, Figure)):
                changes[name] = self.value(value, start, end)
        if isinstance(record, Fact) and self.copy.text[start:end] == record.text:
            changes["text"] = self.slice(start, end)
        return record.model_copy(update=changes)

    def entity(self, entity: ArticleEntity) -> ArticleEntity:
        """Return the entity with its surfaces as written; its name has no invisible characters."""
        spans = tuple(self.record(span, span.start, span.end) for span in entity.mention_spans)
        mentions = sorted({span.surface for span in spans}, key=lambda surface: (-len(surface), surface))
        named = next(
            (new for old, new in zip(entity.mention_spans, spans, strict=True) if old.surface == entity.name), None
        )
        name = drop_invisible(_surface(named, entity.name))
        return entity.model_copy(update={"name": name, "mentions": tuple(mentions), "mention_spans": spans})


def _surface(span: MentionSpan | None, name: str) -> str:
    return span.surface if span is not None else name
