"""What reads articles: the one thing that an extractor, built in or of one's own, has to offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kg.models.article import Article
from kg.models.extraction import Extraction

BUILTIN = "builtin"
# These read what a language model answers, alone or together with the built-in one; the answers are kept with the article.
LLM, BOTH = "llm", "both"


@runtime_checkable
class Extractor(Protocol):
    """Turns articles into extractions, each from its article alone.

    `version` names all that the result depends on beside the article: when it is another, stored articles are read
    again. Offsets are code points of `article.text`; what does not stand there is left out (`kg.ground`).
    """

    version: str

    def extract(self, article: Article) -> Extraction:
        """Return what `article` says; any exception fails this article alone."""


@dataclass(frozen=True)
class HowRead:
    """How an article was read: the version of the extractor, its name, and whether those whom it names in bylines alone
    are people of the graph.
    """

    version: str
    extractor: str = BUILTIN
    with_reporters: bool = False

    @property
    def by_answers(self) -> bool:
        """Whether answers of a language model were read."""
        return self.extractor in (LLM, BOTH)
