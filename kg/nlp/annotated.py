"""A document as the fact finders read it: text, names, titles, date and structure, all by character offsets.

Needs `doc.spans["mentions"]` (label_ is the type, kb_id_ the entity's name); `doc.spans["titles"]` is optional.
Offsets make the finders independent of where the tokenizer cuts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast

from kg.models import Fact
from kg.nlp.attributes import MENTIONS_KEY, TITLES_KEY, text_of
from kg.nlp.told_until import latest_told
from kg.text.datelines import sent_on
from kg.text.language import language
from kg.text.stretch import Stretch
from kg.text.structure import Structure

if TYPE_CHECKING:
    from spacy.tokens import Doc

_READ_KEY = "kg_read"


class Mention(NamedTuple):
    """One mention: its characters, its type (COMPANY, PERSON, …) and the name of the entity it belongs to."""

    start: int
    end: int
    type: str
    entity: str
    surface: str


class Word(NamedTuple):
    """One word with the lexical analyser's part of speech ("" where it has none)."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True)
class AnnotatedText:
    """The text with its names (by start, not overlapping), its title spans, and the day it was published or sent on."""

    text: str
    names: tuple[Mention, ...] = ()
    titles: tuple[Stretch, ...] = ()
    published: str | None = None
    words: tuple[Word, ...] = ()

    @cached_property
    def structure(self) -> Structure:
        """Paragraphs, quotations, sentences and clauses."""
        return language().structure(self.text)

    @cached_property
    def now(self) -> str | None:
        """The day of publication; where nobody knows it, the latest that the text tells of as past: it may be later."""
        return self.published or latest_told(self.text, language().find_dates(self.text, None))

    @cached_property
    def _name_starts(self) -> list[int]:
        return [name.start for name in self.names]

    def names_within(self, start: int, end: int, *types: str) -> Sequence[Mention]:
        """Return the names that lie in [start, end), of these types (default: all), by start."""
        first = bisect_left(self._name_starts, start)
        found = []
        for name in self.names[first : bisect_left(self._name_starts, end)]:
            if name.end <= end and (not types or name.type in types):
                found.append(name)
        return found

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def words_within(self, start: int, end: int) -> Sequence[Word]:
        """Return the words that begin in [start, end)."""
        return self.words[bisect_left(self._word_starts, start) : bisect_left(self._word_starts, end)]

    def is_in_name(self, position: int) -> bool:
        """Tell whether the character at `position` is one of a name's."""
        index = bisect_right(self._name_starts, position) - 1
        return index >= 0 and position < self.names[index].end

    def name_ending_at(self, position: int) -> Mention | None:
        """Return the name whose last character stands right before `position`."""
        return self._ends.get(position)

    def name_starting_at(self, position: int) -> Mention | None:
        """Return the name that begins at `position`."""
        index = bisect_left(self._name_starts, position)
        if index < len(self.names) and self.names[index].start == position:
            return self.names[index]
        return None

    @cached_property
    def mention_counts(self) -> Counter[str]:
        """How often each entity is mentioned."""
        return Counter(name.entity for name in self.names)

    @cached_property
    def _ends(self) -> dict[int, Mention]:
        return {name.end: name for name in self.names}

    @cached_property
    def titles_by_end(self) -> dict[int, Stretch]:
        """The longest title span that ends at each position."""
        found: dict[int, Stretch] = {}
        for title in self.titles:
            if title.end not in found or title.start < found[title.end].start:
                found[title.end] = title
        return found

    @cached_property
    def titles_by_start(self) -> dict[int, Stretch]:
        """The longest title span that begins at each position."""
        found: dict[int, Stretch] = {}
        for title in self.titles:
            if title.start not in found or title.end > found[title.start].end:
                found[title.start] = title
        return found


def read_doc(doc: Doc) -> AnnotatedText:
    """Return the annotated text of `doc`, made once; missing span groups count as empty."""
    if _READ_KEY not in doc.user_data:
        doc.user_data[_READ_KEY] = _annotate(doc)
    return cast("AnnotatedText", doc.user_data[_READ_KEY])


def keep_reading(doc: Doc, reading: AnnotatedText) -> Doc:
    """Return `doc`, from now on read as `reading`, whatever its tokens are."""
    doc.user_data[_READ_KEY] = reading
    return doc


def write_facts(doc: Doc, kind: type[Fact], facts: Sequence[Fact]) -> Doc:
    """Set the facts of one kind: `doc._.plans` and, where their texts stand, `doc.spans["plans"]`."""
    from spacy.tokens import SpanGroup  # half a second, which who reads no Doc is spared

    setattr(doc._, kind.key, list(facts))
    spans = [doc.char_span(f.start, f.end, label=kind.label(), alignment_mode="expand") for f in facts]
    doc.spans[kind.key] = SpanGroup(doc, name=kind.key, spans=[span for span in spans if span is not None])
    return doc


def _annotate(doc: Doc) -> AnnotatedText:
    text = text_of(doc)
    names = (
        Mention(start, end, span.label_, span.kb_id_ or text[start:end], text[start:end])
        for span in doc.spans.get(MENTIONS_KEY, ())
        for start, end in [(span.start_char, span.end_char)]
    )
    titles = (Stretch(span.start_char, span.end_char) for span in doc.spans.get(TITLES_KEY, ()))
    return AnnotatedText(
        text, tuple(sorted(drop_overlaps(names))), tuple(sorted(titles)), _published(doc, text), read_words(doc)
    )


def read_words(doc: Doc) -> tuple[Word, ...]:
    """Return the words of `doc`, white space left out."""
    text, tags = text_of(doc), doc.vocab.strings
    # one array instead of a Python object a token
    tokens = doc.to_array(["IDX", "LENGTH", "TAG"]).tolist() if len(doc) else []
    return tuple(
        Word(start, start + length, tags[tag])
        for start, length, tag in tokens
        if not text[start : start + length].isspace()
    )


def drop_overlaps(names: Iterable[Mention]) -> list[Mention]:
    """Return the names that do not overlap an earlier kept one: the first to start wins, then the longest."""
    kept: list[Mention] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end, name.type)):
        if name.end > name.start and (not kept or name.start >= kept[-1].end):
            kept.append(name)
    return kept


def _published(doc: Doc, text: str) -> str | None:
    """Return the day from which the text counts 明日 and 下月: that of its dateline, else of publication."""
    return sent_on(text, str(doc._.published)) if doc._.published else None
