"""The article, read once for all claims about it: its sentences, words, names, dates and numbers, and who says what."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from kg.models import Affiliation, EntityType, Extraction, Fact, MentionSpan, Quantity, Statement
from kg.text.dates import FoundDate
from kg.text.lexicon import alternation
from kg.text.stretch import Stretch
from kg.verify.overlaps import Overlaps, Span
from kg.verify.readers import Readers, TaggedWord
from kg.verify.speakers import Speech, find_persons, find_speeches, without_others
from kg.verify.text import PUNCTUATION
from kg.verify.verdict import Evidence

F = TypeVar("F", bound=Fact)
_NOTHING = "(?!)"
NAME_TAGS = frozenset({"PER", "LOC", "ORG", "nw"})
_LEAST_SURE = 0.4  # of what the extractor reads: less is shown to nobody who does not ask for it
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


class SourceArticle:
    """An article's text prepared for checks. `published` is an ISO prefix; without one, the year that the text names most.

    `extraction` is what was read in it; without one, the readers are asked when it is first needed.
    """

    def __init__(
        self, text: str, readers: Readers, *, published: str | None = None, extraction: Extraction | None = None
    ) -> None:
        self.text = text
        self.normal = readers.language.fold(text)
        self.readers = readers
        self.published = published or _named_year(text)
        self._extraction = extraction
        self._asked = published
        self.sentences = readers.language.find_sentences(text)
        self._starts = [start for start, _ in self.sentences]

    @cached_property
    def extraction(self) -> Extraction | None:
        """What the extractor knows of the article: who is who, who says what."""
        return self._extraction or self.readers.extract(self.text, self._asked)

    @cached_property
    def mentions_by_place(self) -> Overlaps[MentionSpan]:
        """Where the extractor finds names, to be asked which stand at a place."""
        return Overlaps([m for e in self.extraction.entities for m in e.mention_spans] if self.extraction else [])

    @cached_property
    def known_names(self) -> re.Pattern[str]:
        """What matches any of the names that the extractor finds, the longest first."""
        names = {m for e in self.extraction.entities for m in e.mentions} if self.extraction else set()
        return re.compile(alternation(names) or _NOTHING)

    @cached_property
    def known_others(self) -> re.Pattern[str]:
        """What matches any name that the extractor finds for something else than a person."""
        entities = self.extraction.entities if self.extraction else ()
        return re.compile(
            alternation(m for e in entities if e.type is not EntityType.PERSON for m in e.mentions) or _NOTHING
        )

    @cached_property
    def posts(self) -> Sequence[Affiliation]:
        """Which posts the article gives to whom, as the extractor reads it."""
        return _sure(self.extraction.of(Affiliation)) if self.extraction else ()

    @cached_property
    def words(self) -> Sequence[TaggedWord]:
        """The words of the text."""
        return self.readers.cut_words(self.text)

    @cached_property
    def word_forms(self) -> frozenset[str]:
        """The distinct words in normal form."""
        return frozenset(self.normal[w.start : w.end] for w in self.words)

    @cached_property
    def names(self) -> Sequence[TaggedWord]:
        """The words that name a person, place, organisation or work."""
        return [w for w in self.words if w.tag in NAME_TAGS]

    @cached_property
    def persons(self) -> Sequence[TaggedWord]:
        """Where persons are named; the extractor's persons count, and names that only their post gives away."""
        known = (
            ()
            if self.extraction is None
            else (m for e in self.extraction.entities if e.type is EntityType.PERSON for m in e.mentions)
        )
        return without_others(self.text, find_persons(self.text, self.words, known), self.known_others)

    @cached_property
    def dates(self) -> Sequence[FoundDate]:
        """The dates of the text, resolved against publication."""
        return self.readers.language.find_dates(self.text, self.published)

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        """The numbers with units of the text."""
        return self.readers.language.find_quantities(self.text)

    @cached_property
    def units_by_place(self) -> Overlaps[Span]:
        """What is never cut: words, punctuation aside, dates and quantities."""
        return Overlaps([*(w for w in self.words if w.tag != "w"), *self.dates, *self.quantities])

    @cached_property
    def speeches(self) -> Sequence[Speech]:
        """Who says what: by the extractor's statements where there are any, else by reporting verbs."""
        return find_speeches(self.text, self.persons, _sure(self.extraction.of(Statement)) if self.extraction else ())

    @cached_property
    def bigrams(self) -> frozenset[str]:
        """All pairs of neighbouring characters."""
        return frozenset(self.normal[i : i + 2] for i in range(len(self.normal) - 1))

    @cached_property
    def chars(self) -> frozenset[str]:
        """All characters."""
        return frozenset(self.normal)

    @cached_property
    def sentence_bigrams(self) -> Sequence[frozenset[str]]:
        """The bigrams of each sentence, without those that touch punctuation."""
        return [frozenset(bigrams(self.normal[start:end])) for start, end in self.sentences]

    @cached_property
    def _document_counts(self) -> Counter[str]:
        return Counter(pair for pairs in self.sentence_bigrams for pair in pairs)

    def weight(self, pair: str) -> float:
        """Return how telling a bigram is: the rarer among the sentences, the more."""
        return self._weights.get(pair, self._most_weight)

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {pair: math.log(1 + len(self.sentences) / n) for pair, n in self._document_counts.items()}

    @cached_property
    def _most_weight(self) -> float:
        return math.log(1 + len(self.sentences))

    def clauses_in(self, start: int, end: int) -> Sequence[Stretch]:
        """Return the clauses of `text[start:end]`."""
        found = self.readers.language.split_clauses(self.text[start:end])
        return [Stretch(start + clause.start, start + clause.end) for clause in found]

    def words_in(self, start: int, end: int) -> Sequence[TaggedWord]:
        """Return the words that begin in `text[start:end]`."""
        return self.words[bisect_left(self._word_starts, start) : bisect_left(self._word_starts, end)]

    @cached_property
    def _word_starts(self) -> Sequence[int]:
        return [word.start for word in self.words]

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds or precedes `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def places(self, needle: str) -> Iterator[int]:
        """Yield where `needle` (in normal form) stands."""
        at = self.normal.find(needle) if needle else -1
        while at >= 0:
            yield at
            at = self.normal.find(needle, at + 1)

    def quote(self, start: int, end: int) -> Evidence:
        """Return these characters as evidence."""
        return Evidence(start=start, end=end, quote=self.text[start:end])


def _sure(facts: Iterable[F]) -> list[F]:
    return [f for f in facts if f.confidence is None or f.confidence >= _LEAST_SURE]


def bigrams(text: str) -> Iterator[str]:
    """Yield the pairs of neighbouring characters of which neither is punctuation."""
    bare = PUNCTUATION.sub(" ", text)
    for i in range(len(bare) - 1):
        pair = bare[i : i + 2]
        if " " not in pair:
            yield pair


def _named_year(text: str) -> str | None:
    counts = Counter(_YEAR.findall(text))
    return min(counts, key=lambda year: (-counts[year], year)) if counts else None
