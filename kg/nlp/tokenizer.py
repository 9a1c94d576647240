"""The tokenizer: text to a `Doc` whose text is that text, whatever it holds.

Without an analysis, Han characters stand alone and runs of Latin letters, numbers and white space stay whole. With
one, the words are those of the lexical analyser, cut also at the edges of what was recognised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.nlp.attributes import READING_KEY, TEXT_KEY, register_attributes

register_attributes()

# Numbers (with inner points, commas and a percent sign), Latin and Cyrillic words, white space, else one character.
_PIECE = re.compile(
    r"(?P<number>\d+(?:[.,．:]\d+)*[%％‰]?)|(?P<word>[^\W\d_\u2e80-\U0003ffff]+(?:['’.\-&][^\W\d_\u2e80-\U0003ffff]+)*)|\s+|.",
    re.DOTALL,
)


class Word(NamedTuple):
    """A word as the lexical analyser sees it: [start, end) and its part of speech ("" when unknown)."""

    start: int
    end: int
    tag: str = ""


@dataclass(frozen=True)
class NamedSpan:
    """A recognised span: [start, end), its label (an entity type or TITLE), and how sure the recogniser is (0-1)."""

    start: int
    end: int
    label: str
    score: float = 1.0


@dataclass(frozen=True)
class Reading:
    """What an analysis of a text gives: words (gaps allowed) and named spans, each sorted, without overlap."""

    words: tuple[Word, ...] = ()
    named: tuple[NamedSpan, ...] = field(default=())


def split_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the smallest tokens of `text` as [start, end); together they cover it."""
    for match in _PIECE.finditer(text):
        yield match.span()


def cut_tokens(text: str, reading: Reading) -> list[tuple[int, int, str]]:
    """Return the tokens as (start, end, tag): words cut at the edges of named spans; numbers and Latin words whole.

    A named span's edge cuts even inside a number or Latin word, so that every span aligns.
    """
    edges = {edge for span in reading.named for edge in (span.start, span.end)}
    pieces = list(split_pieces(text))
    borders = {start for start, _ in pieces}
    cuts = {0, len(text), *edges}
    for word in reading.words:
        cuts.update(offset for offset in (word.start, word.end) if offset in borders)
    inside = _inside_words(reading.words, len(text))
    cuts.update(start for start, end in pieces if not inside[start] or end - start > 1 or text[start].isspace())
    cuts.update(end for start, end in pieces if end - start > 1 or text[start].isspace())
    tags = _tags_by_offset(reading.words)
    return [(start, end, tags.get(start, "")) for start, end in pairwise(sorted(cuts))]


def _inside_words(words: Iterable[Word], length: int) -> bytearray:
    """Return one byte a character: 1 where a word goes on from the character before."""
    inside = bytearray(length)
    for word in words:
        for offset in range(word.start + 1, word.end):
            inside[offset] = 1
    return inside


def _tags_by_offset(words: Iterable[Word]) -> dict[int, str]:
    return {offset: word.tag for word in words for offset in range(word.start, word.end)}


class NewsTokenizer:
    """Makes the `Doc` of a text; `analyze` (text -> Reading) is asked once for each text."""

    def __init__(self, vocab: Vocab, analyze: Callable[[str], Reading] | None = None) -> None:
        self.vocab = vocab
        self.analyze = analyze

    def __call__(self, text: str) -> Doc:
        """Return a `Doc` with `doc.text == text` (text without lone surrogates)."""
        reading = self.analyze(text) if self.analyze else Reading()
        tokens = cut_tokens(text, reading)
        words = [text[start:end] for start, end, _ in tokens]
        doc = Doc(self.vocab, words=words, spaces=[False] * len(words), tags=[tag for _, _, tag in tokens])
        doc.user_data[TEXT_KEY], doc.user_data[READING_KEY] = text, reading
        return doc
