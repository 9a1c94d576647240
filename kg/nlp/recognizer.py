"""Names of a text: lexical analysis, then one label for each stretch that names something."""

from __future__ import annotations

from kg.nlp.lac import cut_for_tagging, join_words, load_lac
from kg.nlp.tokenizer import NamedSpan, Reading, Word

_TYPES = {"PER": "PERSON", "nr": "PERSON", "LOC": "REGION", "ns": "REGION", "ORG": "ORGANIZATION", "nt": "ORGANIZATION"}


def read_text(text: str) -> Reading:
    """Return the words and named spans of `text`; depends on nothing but the text."""
    words: list[Word] = []
    for start, end in cut_for_tagging(text):
        words.extend(join_words(load_lac().tag(text[start:end]), start))
    named = tuple(NamedSpan(word.start, word.end, _TYPES[word.tag]) for word in words if word.tag in _TYPES)
    return Reading(tuple(words), named)
