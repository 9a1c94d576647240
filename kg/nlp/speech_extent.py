"""How far indirect speech goes: where in its paragraph the reporter takes over again.

Content may go on to the next cue, to a quotation that is a sentence of its own, or to the paragraph's end. At each clause
before that a small regression (`statement_extent`) says how likely the speech goes on past it; the content ends where the
overlap with the likely ends is best.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.nlp.annotated import AnnotatedText
from kg.nlp.cue import Cue
from kg.nlp.linear import LinearModel
from kg.text.stretch import Stretch, trim
from kg.text.structure import TERMINATORS

STATEMENT_EXTENT = "statement_extent"
_MOST_BOUNDARIES = 60  # of one content: what likely goes on past all of them goes on to its limit
_CLOSING_REMARK = re.compile(r"[（(](?:完|[^（()）]{0,4}(?:记者|编辑)[^）)]{0,40}|新华社[^）)]{0,40})[）)]$")
_LONGEST_REMARK = 48
_DATE = re.compile(r"(?:截至|截止|今年|去年|目前|昨|今|近日|此前|当天|当日|\d{4}年|\d{1,2}月|\d{1,2}日)")
_DATED = re.compile(r"[今昨]天|[今昨]日|（\d{1,2}月\d|\d{1,2}日")
_OPINION = re.compile("希望|将|应|要|可能|预计|能|会|必须|需")


@dataclass(frozen=True)
class Boundary:
    """A place at which speech may end: between two clauses, `end` and `start`, with what tells whether it goes on."""

    end: int
    start: int
    features: tuple[str, ...]


def find_boundaries(reading: AnnotatedText, cue: Cue, limit: int) -> list[Boundary]:
    """Return the places before `limit` at which the content of a cue may end, by position."""
    structure, text = reading.structure, reading.text
    first = max(structure.index_at("clauses", cue.content), 0)
    clauses = []
    for clause in structure.clauses[first : first + _MOST_BOUNDARIES]:
        if clause.start >= limit:
            break
        clauses.append(clause)
    found: list[Boundary] = []
    depth = passed = 0
    for left, right in pairwise(clauses):
        gap = text[left.end : right.start]
        inner = text[max(left.start, cue.content) : right.start]
        depth = max(0, depth + sum(map(inner.count, "（(")) - sum(map(inner.count, "）)")))
        quotation = structure.quotation_at(right.start)
        if depth or left.end <= cue.content or (quotation is not None and quotation.start < left.end):
            continue
        mark = next((char for char in gap if char in "，；。！？!?;,…"), None)
        if mark is None:
            continue
        place = _Place(reading, cue, left, right, mark, passed, limit)
        found.append(Boundary(left.end, right.start, tuple(place.features())))
        passed += mark in TERMINATORS
    return found


@dataclass(frozen=True)
class _Place:
    """What stands around a boundary."""

    reading: AnnotatedText
    cue: Cue
    left: Stretch
    right: Stretch
    mark: str
    passed: int
    limit: int

    def features(self) -> list[str]:
        """Return what speaks for and against that the speech goes on."""
        kind = "sentence" if self.mark in TERMINATORS else "comma"
        return [kind, *(f"{kind} {one}" for one in (*self._of_cue(), *self._of_next(), *self._of_place()))]

    def _of_cue(self) -> list[str]:
        cue, speaker = self.cue, self.cue.speaker
        verb = cue.verb(self.reading.text)
        return [
            f"verb={verb}",
            f"verb={verb},{min(self.passed, 2)}",
            f"cue={cue.kind},{cue.marked}",
            f"cue={cue.kind},{cue.marked},{min(self.passed, 3)}",
            f"speaker={speaker.type if speaker else 'none'}",
            f"reference={cue.reference}",
        ]

    def _of_next(self) -> list[str]:
        text, (start, end) = self.reading.text, self.right
        sentence = self.reading.structure.sentence_at(start)
        rest = text[start : min(sentence.end, start + 200)]
        name = next(iter(self.reading.names_within(start, end)), None)
        words = self.reading.words_within(start, start + 1)
        speaker = self.cue.speaker
        return [
            f"begins={text[start]}",
            f"begins={text[start : start + 2]}",
            f"tag={words[0].tag if words else 'none'}",
            f"word={text[words[0].start : words[0].end] if words else 'none'}",
            f"name={name.type if name else 'none'},{name is not None and name.start == start}",
            f"own={name is not None and speaker is not None and name.entity == speaker.entity}",
            f"we={'我' in rest}",
            f"opinion={bool(_OPINION.search(rest))}",
            f"date={bool(_DATE.match(rest))}",
            f"dated={bool(_DATED.search(rest))}",
            f"others={min(len({other.entity for other in self.reading.names_within(start, start + len(rest))}), 3)}",
            f"digits={any(map(str.isdigit, text[self.left.start : self.left.end]))},{any(map(str.isdigit, rest))}",
        ]

    def _of_place(self) -> list[str]:
        structure = self.reading.structure
        paragraph = structure.index_at("paragraphs", self.right.start)
        left = structure.index_at("sentences", self.limit - 1) - structure.index_at("sentences", self.right.start)
        at_cue = self.limit < structure.paragraphs[paragraph].end
        return [
            f"mark={self.mark}",
            f"ends={self.reading.text[self.left.end - 1]}",
            f"passed={min(self.passed, 4)}",
            f"left={min(left, 4)},{at_cue}",
            f"length={(self.right.start - self.cue.content).bit_length()}",
            f"paragraphs={min(len(structure.paragraphs), 4)}",
            f"paragraph={min(paragraph, 3)},{paragraph == len(structure.paragraphs) - 1}",
        ]


def choose_end(content: int, boundaries: Sequence[Boundary], limit: int, model: LinearModel) -> tuple[int, float]:
    """Return where content that begins at `content` ends, and the overlap (0-1) to be expected with its true extent."""
    reach, chances = 1.0, []
    for boundary in boundaries:
        goes_on = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, model.score(boundary.features)))))
        chances.append((boundary.end, reach * (1.0 - goes_on)))
        reach *= goes_on
    chances.append((limit, reach))
    likely = [(end - content, chance) for end, chance in chances if chance >= 0.01 and end > content]
    best, length = 0.0, limit - content
    for own, _ in likely:
        overlap = sum(chance * min(own, other) / max(own, other) for other, chance in likely)
        if overlap > best:
            best, length = overlap, own
    return content + length, best


def trim_content(text: str, start: int, end: int) -> Stretch:
    """Return the content without blanks, closing remarks like （完）, and the final mark."""
    start, end = trim(text, start, _before_remarks(text, start, end))
    while start < end and text[start] in "，、：:,":
        start += 1
    while end > start and text[end - 1] in "。，；、 \u3000\n\r":
        end -= 1
    return Stretch(start, end)


def _before_remarks(text: str, start: int, end: int) -> int:
    """Return where what closes a report begins, such as （完）（记者张三）; `end` where nothing does."""
    last = end
    while True:
        while last > start and text[last - 1].isspace():
            last -= 1
        remark = _CLOSING_REMARK.search(text, max(start, last - _LONGEST_REMARK), last)
        if remark is None:
            return end
        end = last = remark.start()
