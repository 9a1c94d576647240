"""A claim read once: its words, names, clauses, and how much of it stands in the article."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from kg.models import Quantity
from kg.text.dates import FoundDate
from kg.text.stretch import Stretch
from kg.verify.overlaps import Overlaps, Span
from kg.verify.readers import TaggedWord
from kg.verify.source import NAME_TAGS, SourceArticle, bigrams
from kg.verify.speakers import find_persons, without_others
from kg.verify.text import PUNCTUATION
from kg.verify.verdict import Evidence

FUNCTION_TAGS = frozenset({"w", "u", "p", "c", "r", "d", "f", "xc", "t"})
# Words in which a report speaks of its own wording.
_OWN_WORDS = (
    "如 例如 比如 包括 包含 等 涉及 涵盖 提及 提到 特别 尤其 具体 层面 方面 举例 其中 相关 有关 主要 重点 以及 同时 此外 分别 其他 指出 强调 表示 认为 "
    "进行 通过 关于 即 指"
)
OWN_WORDS = frozenset(_OWN_WORDS.split())
_HEADING = re.compile(r"[^，。！？；：:|\n“”\"]{1,16}[：:|]")
# A clause that shares this much (by weight) with a sentence speaks of the same thing, so another number is a wrong one.
LEAST_SAME_SUBJECT = 0.5
_SHORTEST_SUBJECT = 8  # characters
_LONGEST_RUN = 60  # characters: beyond it, a longer common run says nothing new


class Alignment(NamedTuple):
    """The article's sentence that shares most with a span of the claim; `coverage` is the shared part by weight (0-1)."""

    sentence: int
    start: int
    end: int
    coverage: float


class ClaimText:
    """A claim's text prepared for comparison with `source`."""

    def __init__(self, text: str, source: SourceArticle) -> None:
        self.text = text
        self.source = source
        self.language = source.readers.language
        self.normal = self.language.fold(text)
        self.clauses = self.language.split_clauses(text)
        self.sentences = self.language.find_sentences(text)
        self._aligned: dict[tuple[int, int], Alignment | None] = {}

    @cached_property
    def words(self) -> Sequence[TaggedWord]:
        """The words of the claim."""
        return self.source.readers.cut_words(self.text)

    @cached_property
    def words_by_place(self) -> Overlaps[TaggedWord]:
        """The words, to be asked which stand at a place."""
        return Overlaps(self.words)

    @cached_property
    def bare_words_by_place(self) -> Overlaps[TaggedWord]:
        """The words without punctuation, to be asked the same."""
        return Overlaps(w for w in self.words if w.tag != "w")

    @cached_property
    def units_by_place(self) -> Overlaps[Span]:
        """What is never cut: words, punctuation aside, dates and quantities."""
        return Overlaps([*(w for w in self.words if w.tag != "w"), *self.dates, *self.quantities])

    @cached_property
    def surfaces(self) -> frozenset[str]:
        """The words as written."""
        return frozenset(self.text[w.start : w.end] for w in self.words)

    @cached_property
    def names(self) -> Sequence[TaggedWord]:
        """The words that name a person, place, organisation or work."""
        return [w for w in self.words if w.tag in NAME_TAGS]

    @cached_property
    def persons(self) -> Sequence[TaggedWord]:
        """Where persons are named: as the words show, and by the names of the article's persons."""
        known = {self.source.text[w.start : w.end] for w in self.source.persons}
        return without_others(self.text, find_persons(self.text, self.words, known), self.source.known_others)

    @cached_property
    def known_names_by_place(self) -> Overlaps[Stretch]:
        """Where the claim has names that the extractor finds in the article, to be asked which stand at a place."""
        return Overlaps(Stretch(*match.span()) for match in self.source.known_names.finditer(self.text))

    @cached_property
    def heading_end(self) -> int:
        """Where a heading inside the claim ends (论坛举办地：…), which says what it is about; 0 without one, or with a speaker."""
        match = _HEADING.match(self.text)
        if match is None or any(w.start < match.end() for w in self.persons):
            return 0
        if any(s.start == 0 and s.end == match.end() - 1 for s in self.known_names_by_place.of(0, match.end())):
            return 0
        return match.end()

    @cached_property
    def dates(self) -> Sequence[FoundDate]:
        """The dates of the claim, resolved against the article's publication."""
        return self.language.find_dates(self.text, self.source.published)

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        """The numbers with units of the claim."""
        return self.language.find_quantities(self.text)

    @cached_property
    def runs(self) -> list[int]:
        """For each character, the length of the longest run around it that stands in the article as written."""
        text, article = self.normal, self.source.normal
        longest = [0] * len(text)
        length = 0
        for start in range(len(text)):
            length = max(0, length - 1)
            while length < _LONGEST_RUN and start + length < len(text) and text[start : start + length + 1] in article:
                length += 1
            for offset in range(start, start + length):
                longest[offset] = max(longest[offset], length)
        return longest

    def word(self, word: TaggedWord) -> str:
        """Return the word in normal form."""
        return self.normal[word.start : word.end]

    def is_content(self, word: TaggedWord) -> bool:
        """Tell whether a word says something of the matter; the heading before a colon and a report's own words do not."""
        return not (word.tag in FUNCTION_TAGS or word.start < self.heading_end or self.word(word) in OWN_WORDS)

    def clause_at(self, offset: int) -> tuple[int, int]:
        """Return the clause that holds `offset`, or the character itself."""
        return next(((s, e) for s, e in self.clauses if s <= offset < e), (offset, offset + 1))

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return the sentence that holds `offset`, or the whole claim."""
        return next(((s, e) for s, e in self.sentences if s <= offset < e), (0, len(self.text)))

    def align(self, start: int, end: int) -> Alignment | None:
        """Return the article's sentence that shares most with `text[start:end]`; None where none shares anything."""
        if (start, end) not in self._aligned:
            self._aligned[start, end] = self._best_sentence(start, end)
        return self._aligned[start, end]

    def same_subject(self, offset: int) -> Alignment | None:
        """Return the sentence of the article that speaks of the same, by the clause around `offset` or its sentence."""
        for span in (self.clause_at(offset), self.sentence_at(offset)):
            aligned = self.align(*span)
            long_enough = span[1] - span[0] >= _SHORTEST_SUBJECT
            if aligned is not None and aligned.coverage >= LEAST_SAME_SUBJECT and long_enough:
                return aligned
        return None

    def _best_sentence(self, start: int, end: int) -> Alignment | None:
        pairs = frozenset(bigrams(self.normal[start:end]))
        # fsum does not depend on the order of a set.
        weights = {pair: self.source.weight(pair) for pair in pairs}
        total = math.fsum(weights.values())
        best, best_shared = -1, 0.0
        for index, there in enumerate(self.source.sentence_bigrams):
            shared = math.fsum(weights[pair] for pair in pairs & there)
            if shared > best_shared + 1e-9:
                best, best_shared = index, shared
        if best < 0 or not total:
            return None
        return Alignment(best, *self.source.sentences[best], best_shared / total)

    def evidence_for(self, start: int, end: int, least: float = 0.2) -> tuple[Evidence, ...]:
        """Return the article's characters that bear `text[start:end]` best: the clauses of one sentence, or nothing."""
        aligned = self.align(start, end)
        if aligned is None or aligned.coverage < least:
            return ()
        pairs = frozenset(bigrams(self.normal[start:end]))
        shared = [
            (s, e)
            for s, e in self.source.clauses_in(aligned.start, aligned.end)
            if pairs & frozenset(bigrams(self.source.normal[s:e]))
        ]
        return (self.source.quote(shared[0][0], shared[-1][1]),) if shared else ()

    def is_verbatim(self, start: int, end: int) -> bool:
        """Tell whether this stretch stands in the article, punctuation at its edges aside."""
        bare = self.normal[start:end].strip("，。！？；：、,.;:!? \t\n\"'()")
        return bool(PUNCTUATION.sub("", bare)) and bare in self.source.normal
