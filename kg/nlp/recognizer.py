"""Names of a text: the labeller over the characters of each stretch, then one decision for each name of the text."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from kg.nlp.corrections import settle_names
from kg.nlp.crf import CrfLabeller, load_labeller
from kg.nlp.features import TaggedStretch, read_stretches, stretch_features
from kg.nlp.tokenizer import NamedSpan, Reading

MODEL = "names"


def label_names(text: str, stretches: list[TaggedStretch], labeller: CrfLabeller) -> list[NamedSpan]:
    """Return the spans that the labeller finds, by start, with their probability and without white space around them."""
    found = [
        trim_span(text, NamedSpan(stretch.start + start, stretch.start + end, label, probability))
        for stretch in stretches
        for start, end, label, probability in labeller.find(stretch_features(text, stretch))
    ]
    return [span for span in found if span.start < span.end]


def trim_span(text: str, span: NamedSpan) -> NamedSpan:
    """Return the span without the blanks and pictures at its ends (（记者 张三）: the labeller may take the blank along)."""
    start, end = span.start, span.end
    while start < end and _is_no_part(text[start]):
        start += 1
    while end > start and _is_no_part(text[end - 1]):
        end -= 1
    return replace(span, start=start, end=end)


def _is_no_part(char: str) -> bool:
    """Return whether no name begins or ends with the character: blanks, controls, pictures."""
    return char.isspace() or (char > "\x7f" and unicodedata.category(char) in ("Cf", "Cc", "Co", "So", "Sk"))


def read_text(text: str) -> Reading:
    """Return the words and named spans of `text`; depends on nothing but the text."""
    stretches = read_stretches(text)
    words = tuple(word for stretch in stretches for word in stretch.words)
    return Reading(words, tuple(settle_names(text, label_names(text, stretches, load_labeller(MODEL)), words)))
