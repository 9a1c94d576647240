"""The article: the one text that every offset refers to, and what is known about where it came from."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr, field_validator

from kg.models.answer import Answer
from kg.models.keys import bounded_key

PublishedBasis = Literal["field", "dateline", "text", "default", "unknown"]

_SURROGATES = re.compile("[\ud800-\udfff]")


def clean_text(value: str) -> str:
    """Return `value` with each lone surrogate replaced by U+FFFD, so that its length in code points is unchanged."""
    return _SURROGATES.sub("�", value)


def digest(*parts: str | None) -> str:
    """Return the SHA-256 (hex) of the parts; where one part ends and the next begins matters."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class Reading:
    """What an extractor of this version has read in an article, as the line of JSON that it wrote."""

    version: str
    extraction: str


class Article(BaseModel):
    """One news article as a loader yields it.

    `text` is title + newline + content: offsets everywhere are code points [start, end) into it. `published` is an ISO
    date prefix (2025, 2025-06, 2025-06-14) or None; `published_basis` says where it came from: a field of the record,
    the dateline, another phrase of the text, what the user said holds where the file is silent ("default"), or nowhere.
    An id too long to be looked up is cut (`kg.models.keys`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    content: str
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    url: str | None = None
    source: str | None = None
    author: str | None = None
    _reading: Reading | None = PrivateAttr(default=None)
    _answers: tuple[Answer, ...] = PrivateAttr(default=())

    @property
    def reading(self) -> Reading | None:
        """What was read in this very article before, where its file keeps that; it is no part of the article."""
        return self._reading

    def with_reading(self, reading: Reading) -> Self:
        """Return the article together with what was read in it."""
        kept = self.model_copy()
        kept._reading = reading
        return kept

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What a language model has answered about this very article; it is no part of the article."""
        return self._answers

    def with_answers(self, answers: Iterable[Answer]) -> Self:
        """Return the article together with what a language model has answered about it."""
        kept = self.model_copy()
        kept._answers = tuple(answers)
        return kept

    @field_validator("id")
    @classmethod
    def _fits_an_index(cls, value: str) -> str:
        return bounded_key(value)

    @cached_property
    def text(self) -> str:
        """The title, a newline, the content."""
        return f"{self.title}\n{self.content}"

    @cached_property
    def sha256(self) -> str:
        """The digest of the text and all metadata but the id: unchanged content is recognised by it."""
        return digest(
            self.title, self.content, self.published, self.published_basis, self.url, self.source, self.author
        )


def make_article_id(*, source: str | None, url: str | None, published: str | None, text: str) -> str:
    """Return the id of an article that has none of its own: `article:` and 16 hex digits."""
    return f"article:{digest(source, url, published, text)[:16]}"
