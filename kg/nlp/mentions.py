"""The mentions component: writes what the reading recognised as span groups of the `Doc`.

Needs the tokenizer's reading (`doc.user_data["kg_reading"]`); writes `doc.spans["mentions"]`, the same as `doc.ents`, and
`doc.spans["titles"]`.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from kg.errors import SpanError
from kg.nlp.aliases import Surface, canonical_surface, group_surfaces
from kg.nlp.attributes import MENTIONS_KEY, READING_KEY, TITLE_LABEL, TITLES_KEY
from kg.nlp.offices import named_with_place
from kg.nlp.tokenizer import NamedSpan, Reading


def find_mentions(doc: Doc) -> tuple[list[Span], list[Span]]:
    """Return the spans of entities, each with the name of the entity it belongs to, and of job titles, by start."""
    reading: Reading = doc.user_data.get(READING_KEY, Reading())
    named = [span for span in reading.named if span.label != TITLE_LABEL]
    names = name_entities(doc.text, named)
    mentions = [_to_doc_span(doc, span, name) for span, name in zip(named, names, strict=True)]
    titles = [_to_doc_span(doc, span) for span in reading.named if span.label == TITLE_LABEL]
    return mentions, titles


def name_entities(text: str, named: Sequence[NamedSpan]) -> list[str]:
    """Return for each span the name of the entity it belongs to: the most complete surface of its group."""
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for span in named:
        places.setdefault((span.label, text[span.start : span.end]), []).append((span.start, span.end))
    surfaces = [Surface(label, surface, tuple(where)) for (label, surface), where in places.items()]
    names: dict[tuple[str, str], str] = {}
    for group in group_surfaces(surfaces, text):
        name = canonical_surface([surfaces[index].text for index in group])
        if surfaces[group[0]].type == "ORGANIZATION":
            name = named_with_place(name, [surfaces[index] for index in group], surfaces)
        names.update({(surfaces[index].type, surfaces[index].text): name for index in group})
    return [names[span.label, text[span.start : span.end]] for span in named]


def _to_doc_span(doc: Doc, named: NamedSpan, name: str = "") -> Span:
    span = doc.char_span(named.start, named.end, label=named.label, kb_id=name)
    if span is None:  # the tokenizer cuts at every edge of a named span
        raise SpanError("a mention does not align with the tokens", where=f"[{named.start}, {named.end})")
    return span


@Language.component("kg_mentions", assigns=["doc.spans", "doc.ents"])
def set_mentions(doc: Doc) -> Doc:
    """Write the mentions and titles of `doc`."""
    mentions, titles = find_mentions(doc)
    doc.ents = mentions
    doc.spans[MENTIONS_KEY] = SpanGroup(doc, name=MENTIONS_KEY, spans=mentions)
    doc.spans[TITLES_KEY] = SpanGroup(doc, name=TITLES_KEY, spans=titles)
    return doc
