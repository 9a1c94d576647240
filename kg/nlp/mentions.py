"""The mentions component: writes what the reading recognised as span groups of the `Doc`.

Needs the tokenizer's reading (`doc.user_data["kg_reading"]`); writes `doc.spans["mentions"]` and `doc.spans["titles"]`.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from kg.nlp.attributes import MENTIONS_KEY, READING_KEY, TITLE_LABEL, TITLES_KEY
from kg.nlp.tokenizer import NamedSpan, Reading


def find_mentions(doc: Doc) -> tuple[list[Span], list[Span]]:
    """Return the spans of entities and of job titles, each by start."""
    reading: Reading = doc.user_data.get(READING_KEY, Reading())
    mentions: list[Span] = []
    titles: list[Span] = []
    for named in reading.named:
        span = _to_doc_span(doc, named)
        (titles if named.label == TITLE_LABEL else mentions).append(span)
    return mentions, titles


def _to_doc_span(doc: Doc, named: NamedSpan) -> Span:
    # the tokenizer cuts at every edge of a named span, so the span always aligns
    span = doc.char_span(named.start, named.end, label=named.label, kb_id=doc.text[named.start : named.end])
    assert span is not None
    return span


@Language.component("kg_mentions", assigns=["doc.spans"])
def set_mentions(doc: Doc) -> Doc:
    """Write the mentions and titles of `doc`."""
    mentions, titles = find_mentions(doc)
    doc.spans[MENTIONS_KEY] = SpanGroup(doc, name=MENTIONS_KEY, spans=mentions)
    doc.spans[TITLES_KEY] = SpanGroup(doc, name=TITLES_KEY, spans=titles)
    return doc
