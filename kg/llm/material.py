"""An article as a model is shown it: numbered lines of the text that is read, in parts that fit one request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.models import Article, clean_text
from kg.models.article import digest
from kg.text.language import language
from kg.text.lines import join_lines
from kg.text.reading_copy import is_chinese, make_copy
from kg.text.stretch import Stretch

# Characters that are read in one request. Most articles are shorter; a reader loses sight of what stands in the middle of
# longer ones, and answers grow past what servers give.
PART_CHARACTERS = 5_000
# Characters before a later part that are shown for its names and dates, and of the article's beginning.
_SHOWN_BEFORE, _SHOWN_FIRST = 500, 600
# A line without a full stop (a table, English) is cut there.
_LONGEST_LINE = 2_000


@dataclass(frozen=True)
class Part:
    """Lines [first, last) of an article, counted from 0, that one request asks about; `shown` are told beside them."""

    number: int
    first: int
    last: int
    shown: tuple[int, ...]
    material: str


class Material:
    """The text of an article as the readers want it, its lines, and its parts.

    `text` is without invisible characters and in simplified characters, hard line ends joined; `copy` and `joined` say
    where each character stands in the article's own text.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.written = clean_text(article.text)
        self.copy = make_copy(self.written)
        self.joined = join_lines(self.copy.text)
        self.text = self.joined.text

    @property
    def language(self) -> str:
        """The language of the prompt: zh for Chinese, else en."""
        return "zh" if is_chinese(self.written) else "en"

    @cached_property
    def lines(self) -> Sequence[Stretch]:
        """The sentences of the text, which are the lines that the model sees."""
        return [piece for sentence in language().structure(self.text).sentences for piece in _cut(sentence)]

    @cached_property
    def parts(self) -> Sequence[Part]:
        """The parts, in order; none of an article without a letter."""
        if not any(map(str.isalnum, self.text)):
            return []
        bounds = self._bounds()
        return [
            Part(number, first, last, self._shown(first), self._digest(number, len(bounds)))
            for number, (first, last) in enumerate(bounds)
        ]

    def _bounds(self) -> list[tuple[int, int]]:
        """Return the lines of each part, all about as long, cut where a paragraph begins if there is one near."""
        count = -(-len(self.text) // PART_CHARACTERS)
        size, bounds, first = len(self.text) / count, [], 0
        for index, line in enumerate(self.lines):
            length = line.end - self.lines[first].start
            if index > first and (length > PART_CHARACTERS or (length > size and self.begins_paragraph(index))):
                bounds.append((first, index))
                first = index
        return [*bounds, (first, len(self.lines))]

    def begins_paragraph(self, index: int) -> bool:
        """Tell whether a line is the first of its paragraph."""
        return index == 0 or "\n" in self.text[self.lines[index - 1].end : self.lines[index].start]

    def _shown(self, first: int) -> tuple[int, ...]:
        if first == 0:
            return ()
        start = self.lines[first].start
        return tuple(
            index
            for index, line in enumerate(self.lines[:first])
            if line.end <= _SHOWN_FIRST or line.start >= start - _SHOWN_BEFORE
        )

    def _digest(self, number: int, count: int) -> str:
        """Return what binds an answer to what was read: the text, its day, and which part of how many."""
        return digest(self.text, self.article.published, str(number), str(count))[:16]


def _cut(sentence: Stretch) -> list[Stretch]:
    starts = range(sentence.start, sentence.end, _LONGEST_LINE)
    return [Stretch(start, min(start + _LONGEST_LINE, sentence.end)) for start in starts]
