"""Where a text breaks: paragraphs, quotations, sentences and clauses, found by characters alone.

Every function takes time linear in the length of the text. A sentence ends at 。！？ outside quotation marks, or with
a quotation whose last character is one of these, so that “…。”X说，… is two sentences: the quotation, and what X
said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from kg.text.stretch import Stretch, trim

TERMINATORS = "。！？!?…"
_OPENERS = {"“": "”", "「": "」", "『": "』", "＂": "＂", '"': '"'}
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_LONGEST_PHRASE = 22
# 新华社北京3月3日电（记者甲 乙）: a sentence and a clause of its own
_DATELINE = re.compile(
    r"[^。，\n]{0,40}?[日社][^。，\n]{0,8}?电(?![\u4e00-\u9fff]{1,3}[，。])[ \u3000]*(?:[（(][^）)\n]{0,60}[）)])?"
)


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
        return [quotation for paragraph in self.paragraphs for quotation in _quotations(self.text, paragraph)]

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

    def _split_paragraph(self, paragraph: Stretch) -> list[Stretch]:
        cuts = [edge] if (edge := self._dateline_end(paragraph)) else []
        position = edge or paragraph.start
        while position < paragraph.end:
            quotation = self.quotation_at(position)
            if quotation is not None and quotation.start == position:
                position = quotation.end
                inner = self.text[quotation.start + 1 : quotation.end].rstrip("”」』＂\"’' ")
                if inner and inner[-1] in TERMINATORS:
                    cuts.append(position)
                continue
            position += 1
            if self.text[position - 1] in TERMINATORS and self.text[position : position + 1] not in (
                *TERMINATORS,
                "）",
                ")",
            ):
                cuts.append(position)
        return _pieces(self.text, paragraph, cuts)

    def _split_clauses(self, paragraph: Stretch) -> list[Stretch]:
        marks = [edge - 1] if (edge := self._dateline_end(paragraph)) else []
        index = edge or paragraph.start
        while index < paragraph.end:
            char = self.text[index]
            quotation = self.quotation_at(index)
            if quotation is not None and quotation.start == index and self._is_phrase(quotation):
                index = quotation.end  # “互联网+” and the like stay inside their clause
                continue
            if char in "，；：。！？!?;“”「」" or (char in ",:" and not self._within_number(index)):
                marks.append(index)
            index += 1
        edges = [paragraph.start - 1, *marks, paragraph.end]
        pieces = (trim(self.text, left + 1, right) for left, right in pairwise(edges))
        return [piece for piece in pieces if piece.end > piece.start]

    def _dateline_end(self, paragraph: Stretch) -> int:
        """Return where the dateline that begins the paragraph ends, 0 if there is none."""
        match = _DATELINE.match(self.text, paragraph.start, paragraph.end)
        return match.end() if match else 0

    def _is_phrase(self, quotation: Stretch) -> bool:
        inner = self.text[quotation.start + 1 : quotation.end - 1]
        return len(inner) <= _LONGEST_PHRASE and not any(mark in inner for mark in "，。！？；：…")

    def _within_number(self, index: int) -> bool:
        around = self.text[index - 1 : index] + self.text[index + 1 : index + 2]
        return len(around) == 2 and around.isdigit()


@lru_cache(maxsize=16)
def read_structure(text: str) -> Structure:
    """Return the structure of a text; the last few are kept, since what asks about one place asks about more."""
    return Structure(text)


def _quotations(text: str, paragraph: Stretch) -> list[Stretch]:
    found: list[Stretch] = []
    opened, closer, depth = -1, "", 0
    for index in range(paragraph.start, paragraph.end):
        char = text[index]
        if opened < 0:
            if char in _OPENERS:
                opened, closer, depth = index, _OPENERS[char], 1
        elif char == closer:
            depth -= 1
            if depth == 0:
                found.append(Stretch(opened, index + 1))
                opened = -1
        elif char == text[opened]:
            depth += 1
    if opened >= 0 and text[opened] != '"':
        found.append(Stretch(opened, paragraph.end))
    return found


def _pieces(text: str, paragraph: Stretch, cuts: list[int]) -> list[Stretch]:
    edges = [paragraph.start, *cuts, paragraph.end]
    pieces = (trim(text, left, right) for left, right in pairwise(edges))
    return [piece for piece in pieces if piece.end > piece.start]
