"""What the checks need of language tools above the ground floor, passed in: this package imports none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.models import EntityType, Extraction
from kg.text.language import Language, language


class TaggedWord(NamedTuple):
    """A word at [start, end) with its part of speech, or PER, LOC, ORG, TIME, nz, nw (LAC's tags)."""

    start: int
    end: int
    tag: str


def _never_alike(first: str, second: str, entity_type: EntityType) -> bool:
    return False


def _nothing_extracted(text: str, published: str | None) -> Extraction | None:
    return None


@dataclass(frozen=True)
class Readers:
    """The tools: the words of a text, its language (dates, numbers, sentences, clauses), whether two names are one.

    `extract` gives what the extractor knows of an article (names, posts, who says what), or None: the checks work
    without it. It is asked with the text and the date of publication.
    """

    cut_words: Callable[[str], Sequence[TaggedWord]]
    language: Language = field(default_factory=language)
    names_alike: Callable[[str, str, EntityType], bool] = _never_alike
    extract: Callable[[str, str | None], Extraction | None] = _nothing_extracted
