from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from kg.models import Article, Extraction
from kg.nlp.attributes import MENTIONS_KEY, TITLES_KEY
from kg.nlp.pipeline import BuiltinExtractor, load_extractor

TYPES = {"C": "COMPANY", "P": "PERSON", "L": "POLICY", "R": "REGION", "O": "ORGANIZATION", "T": "TITLE"}
_MARKED = re.compile(r"\[([CPLROT]) ([^\]]+)\]")
MakeDoc = Callable[..., Doc]


def read_marked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text of `[P 张三]说，…` without the marks, and the marked spans."""
    text, spans, done = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[done : match.start()]
        spans.append((len(text), len(text) + len(match[2]), TYPES[match[1]]))
        text += match[2]
        done = match.end()
    return text + marked[done:], spans


@pytest.fixture(scope="session")
def make_doc() -> MakeDoc:
    """A function from marked text to a `Doc` of a blank pipeline, one token a character, with mentions and titles."""
    nlp = spacy.blank("xx")

    def make(marked: str, published: str | None = None, tags: dict[str, str] | None = None) -> Doc:
        text, spans = read_marked(marked)
        words = re.findall("|".join([*map(re.escape, tags or {}), r"\s|."]), text, re.DOTALL)
        doc = Doc(
            nlp.vocab,
            words=words,
            spaces=[False] * len(words),
            tags=[(tags or {}).get(word, "n") for word in words],
        )
        doc._.published = published
        found = [doc.char_span(start, end, label=label, kb_id=text[start:end]) for start, end, label in spans]
        assert None not in found
        doc.spans[MENTIONS_KEY] = [span for span in found if span.label_ != "TITLE"]
        doc.spans[TITLES_KEY] = [span for span in found if span.label_ == "TITLE"]
        return doc

    return make


@pytest.fixture(scope="session")
def extractor() -> BuiltinExtractor:
    """The built-in extractor, whose models are loaded once."""
    return load_extractor()


def read(extractor: BuiltinExtractor, content: str) -> Extraction:
    """Return what a short article says."""
    return extractor.extract(Article(id="a", title="简讯", content=content, published="2025-06-01"))


def named(found: Extraction) -> dict[str, set[str]]:
    """Return for each surface all surfaces of its entity, with its type."""
    return {surface: {entity.type.value, *entity.mentions} for entity in found.entities for surface in entity.mentions}
