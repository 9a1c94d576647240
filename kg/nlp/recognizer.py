"""Names of a text: the labeller over the characters of each stretch, then one decision for each name of the text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kg.nlp.corrections import settle_names
from kg.nlp.crf import CrfLabeller, load_labeller
from kg.nlp.features import TaggedStretch, read_stretches, stretch_features
from kg.nlp.tokenizer import NamedSpan, Reading
from kg.text.agency import EDGES, AgencyLine, find_agency_lines

MODEL = "names"
_PART = re.compile(f"[^{EDGES}]+")
_IN_BRACKET = re.compile("[（(]")
_BODIES = ("COMPANY", "ORGANIZATION", "POLICY")


def label_names(text: str, stretches: list[TaggedStretch], labeller: CrfLabeller) -> list[NamedSpan]:
    """Return the spans that the labeller finds, by start, with their probability and without white space around them."""
    labelled = labeller.find([stretch_features(text, stretch) for stretch in stretches])
    found = [
        trim_span(text, NamedSpan(stretch.start + start, stretch.start + end, label, probability))
        for stretch, spans in zip(stretches, labelled, strict=True)
        for start, end, label, probability in spans
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


def within_edges(text: str, span: NamedSpan) -> NamedSpan:
    """Return the longest part of the span that holds none of 丨｜【】 (格隆汇5月20日丨甲集团), the last among equals."""
    if not any(char in EDGES for char in text[span.start : span.end]):
        return span
    parts = [match.span() for match in _PART.finditer(text, span.start, span.end)]
    start, end = max(parts, key=lambda part: (part[1] - part[0], part[0]), default=(span.start, span.start))
    return replace(span, start=start, end=end)


def drop_agencies(text: str, named: Sequence[NamedSpan], lines: Sequence[AgencyLine]) -> list[NamedSpan]:
    """Return the spans without what agency lines alone name as a firm, a body or a person without a bracket: those report."""
    starts = [line.start for line in lines]

    def reports(span: NamedSpan) -> bool:
        index = bisect_right(starts, span.start) - 1
        if index < 0 or span.start >= lines[index].end or lines[index].column:
            return False
        # （记者 甲）: whoever a bracket names is a person all the same
        return span.label in _BODIES or (
            span.label == "PERSON" and not _IN_BRACKET.search(text, starts[index], span.start)
        )

    acting = {text[span.start : span.end] for span in named if not reports(span)}
    return [span for span in named if text[span.start : span.end] in acting or not reports(span)]


def read_text(text: str) -> Reading:
    """Return the words and named spans of `text`; depends on nothing but the text."""
    stretches = read_stretches(text)
    words = tuple(word for stretch in stretches for word in stretch.words)
    labelled = [within_edges(text, span) for span in label_names(text, stretches, load_labeller(MODEL))]
    named = settle_names(text, [span for span in labelled if span.start < span.end], words)
    return Reading(words, tuple(drop_agencies(text, list(named), find_agency_lines(text))))
