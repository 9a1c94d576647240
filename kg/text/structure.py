"""Where a text breaks: paragraphs, quotations, sentences and clauses, found by characters alone.

Every function takes time linear in the length of the text. A sentence ends at 。！？ outside quotation marks, or with
a quotation whose last character is one of these, so that “…。”X说，… is two sentences: the quotation, and what X
said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from kg.text.agency import AgencyLine, find_agency_lines, find_headlines
from kg.text.quotations import MARKS, find_quotations, inside
from kg.text.stretch import Stretch, trim

TERMINATORS = "。！？!?…"
_CLAUSE_MARKS = "，；：。！？!?;“”「」"
_MARK = re.compile(f"[{TERMINATORS}{_CLAUSE_MARKS},:]")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_LONGEST_PHRASE = 22


@dataclass(frozen=True)
class Structure:
    """The paragraphs, quotations, sentences and clauses of one text, each list by start."""

    text: str

    @cached_property
    def paragraphs(self) -> list[Stretch]:
        """The lines that are not blank, without the blanks around them."""
        found = (trim(self.text, match.start(), match.end()) for match in _PARAGRAPH.finditer(self.text))
        return [paragraph for paragraph in found if paragraph.end > paragraph.start]

    @cached_property
    def quotations(self) -> list[Stretch]:
        """What stands between outermost quotation marks, marks included; an open one ends with its paragraph."""
        return find_quotations(self.text, self.paragraphs)

    @cached_property
    def agency_lines(self) -> list[AgencyLine]:
        """Who reports, from where and when, in front of the news: sentences and clauses of their own."""
        return find_agency_lines(self.text)

    @cached_property
    def headlines(self) -> list[Stretch]:
        """The headlines in 【】 that the news after them tells again, marks included."""
        return find_headlines(self.text)

    def is_agency_line(self, position: int) -> bool:
        """Tell whether `position` stands in an agency line."""
        index = self.index_at("agency_lines", position)
        return index >= 0 and position < self.agency_lines[index].end

    @cached_property
    def _whole(self) -> dict[int, int]:
        """Start -> end of what is a sentence and a clause of its own, whatever marks it holds."""
        lines = {line.start: line.end for line in self.agency_lines}
        return {headline.start: headline.end for headline in self.headlines} | lines

    @cached_property
    def sentences(self) -> list[Stretch]:
        """The sentences, final mark included."""
        return [sentence for paragraph in self.paragraphs for sentence in self._split_paragraph(paragraph)]

    @cached_property
    def clauses(self) -> list[Stretch]:
        """The parts between the marks ，；：。！？ and quotation marks, without these marks."""
        return [clause for paragraph in self.paragraphs for clause in self._split_clauses(paragraph)]

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        return {}  # filled one kind at a time: finding sentences needs the quotations

    def index_at(self, kind: str, position: int) -> int:
        """Return the index of the last stretch of this kind that starts at or before `position`; -1 if there is
        none.
        """
        if kind not in self._starts:
            self._starts[kind] = [stretch.start for stretch in getattr(self, kind)]
        return bisect_right(self._starts[kind], position) - 1

    def paragraph_at(self, position: int) -> Stretch:
        """Return the paragraph that `position` stands in (or the last one before it)."""
        return self._at(self.paragraphs, "paragraphs", position)

    def sentence_at(self, position: int) -> Stretch:
        """Return the sentence that `position` stands in (or the last one before it)."""
        return self._at(self.sentences, "sentences", position)

    def clause_at(self, position: int) -> Stretch:
        """Return the clause that `position` stands in (or the last one before it)."""
        return self._at(self.clauses, "clauses", position)

    def quotation_at(self, position: int) -> Stretch | None:
        """Return the quotation around `position`, its marks included, or None."""
        index = self.index_at("quotations", position)
        if index >= 0 and self.quotations[index].end > position:
            return self.quotations[index]
        return None

    def _at(self, stretches: list[Stretch], kind: str, position: int) -> Stretch:
        index = self.index_at(kind, position)
        return stretches[max(index, 0)] if stretches else Stretch(0, len(self.text))

    @cached_property
    def _places(self) -> list[int]:
        """Where a sentence or a clause may begin or end: marks, and the edges of quotations and of what is whole."""
        edges = {edge for each in self.quotations for edge in (each.start, each.end - 1)}
        return sorted({*self._whole, *edges, *(match.start() for match in _MARK.finditer(self.text))})

    def _places_in(self, paragraph: Stretch) -> list[int]:
        return self._places[bisect_left(self._places, paragraph.start) : bisect_left(self._places, paragraph.end)]

    def _split_paragraph(self, paragraph: Stretch) -> list[Stretch]:
        cuts: list[int] = []
        position = paragraph.start
        for place in self._places_in(paragraph):
            if place < position:
                continue
            if (edge := self._whole.get(place)) is not None:
                cuts += [place, edge]
                position = edge
                continue
            quotation = self.quotation_at(place)
            if quotation is not None and quotation.start == place:
                position = quotation.end
                inner = inside(self.text, quotation)
                if inner.end > inner.start and self.text[inner.end - 1] in TERMINATORS:
                    cuts.append(position)
            elif self.text[place] in TERMINATORS and self.text[place + 1 : place + 2] not in (*TERMINATORS, "）", ")"):
                cuts.append(place + 1)
        return _pieces(self.text, paragraph, cuts)

    def _split_clauses(self, paragraph: Stretch) -> list[Stretch]:
        cuts: list[Stretch] = []
        position = paragraph.start
        for index in self._places_in(paragraph):
            if index < position:
                continue
            if (edge := self._whole.get(index)) is not None:
                cuts += [Stretch(index, index), Stretch(edge, edge)]
                position = edge
                continue
            char = self.text[index]
            quotation = self.quotation_at(index)
            if quotation is not None and quotation.start == index and self._is_phrase(quotation):
                position = quotation.end  # “互联网+” and the like stay inside their clause
                continue
            at_edge = quotation is not None and index in (quotation.start, quotation.end - 1) and char in MARKS
            if at_edge or char in _CLAUSE_MARKS or (char in ",:" and not self._within_number(index)):
                cuts.append(Stretch(index, index + 1))
        edges = [Stretch(paragraph.start, paragraph.start), *cuts, Stretch(paragraph.end, paragraph.end)]
        pieces = (trim(self.text, left.end, right.start) for left, right in pairwise(edges))
        return [piece for piece in pieces if piece.end > piece.start]

    def _is_phrase(self, quotation: Stretch) -> bool:
        inner = inside(self.text, quotation)
        if quotation.end - inner.end == 0 or inner.end - inner.start > _LONGEST_PHRASE:
            return False  # an open one is speech
        if self.text[quotation.start - 1 : quotation.start] in ("：", ":"):
            return False
        return not any(mark in "，。！？；：…" for mark in self.text[inner.start : inner.end])

    def _within_number(self, index: int) -> bool:
        around = self.text[index - 1 : index] + self.text[index + 1 : index + 2]
        return len(around) == 2 and around.isdigit()


@lru_cache(maxsize=16)
def read_structure(text: str) -> Structure:
    """Return the structure of a text; the last few are kept, since what asks about one place asks about more."""
    return Structure(text)


def _pieces(text: str, paragraph: Stretch, cuts: list[int]) -> list[Stretch]:
    edges = [paragraph.start, *cuts, paragraph.end]
    pieces = (trim(text, left, right) for left, right in pairwise(edges))
    return [piece for piece in pieces if piece.end > piece.start]
