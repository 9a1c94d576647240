"""The mentions component: writes what the reading recognised as span groups of the `Doc`.

Needs the tokenizer's reading (`doc.user_data["kg_reading"]`); writes `doc.spans["mentions"]`, the same as `doc.ents`,
`doc.spans["titles"]`, and the items of a digest (`doc.user_data["kg_items"]`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from kg.errors import SpanError
from kg.messages import msg
from kg.nlp.aliases import Surface, canonical_surface, group_surfaces
from kg.nlp.attributes import ITEMS_KEY, MENTIONS_KEY, READING_KEY, TITLE_LABEL, TITLES_KEY, text_of
from kg.nlp.offices import named_with_place
from kg.nlp.tokenizer import NamedSpan, Reading
from kg.text.digest import find_items


def find_mentions(doc: Doc) -> tuple[list[Span], list[Span]]:
    """Return the spans of entities, each with the name of the entity it belongs to, and of job titles, by start."""
    reading: Reading = doc.user_data.get(READING_KEY, Reading())
    named = [span for span in reading.named if span.label != TITLE_LABEL]
    text = text_of(doc)
    items = find_items(text, ((s.start, text[s.start : s.end]) for s in named if s.label != "POLICY"))
    doc.user_data[ITEMS_KEY] = items
    names = name_entities(text, named, [item.start for item in items])
    mentions = [_to_doc_span(doc, span, name) for span, name in zip(named, names, strict=True)]
    titles = [_to_doc_span(doc, span) for span in reading.named if span.label == TITLE_LABEL]
    return mentions, titles


def name_entities(text: str, named: Sequence[NamedSpan], borders: Sequence[int] = ()) -> list[str]:
    """Return for each span the name of the entity it belongs to: the most complete surface of its group.

    What is defined between two of the `borders` (starts of the items of a digest) holds there alone; a thing that several
    items name is one entity all the same.
    """
    if not borders:
        return _name_within(text, named)
    names: list[str] = []
    for part in _between(named, borders):
        names += _name_within(text, part)
    full = _full_names(text, named, names)
    surfaces = list(dict.fromkeys((s.label, full.get((s.label, n), n)) for s, n in zip(named, names, strict=True)))
    one: dict[tuple[str, str], str] = {}
    for group in group_surfaces([Surface(*surface) for surface in surfaces]):
        name = canonical_surface([surfaces[index][1] for index in group])
        one.update({surfaces[index]: name for index in group})
    return [one[s.label, full.get((s.label, n), n)] for s, n in zip(named, names, strict=True)]


def _between(named: Sequence[NamedSpan], borders: Sequence[int]) -> list[list[NamedSpan]]:
    parts: list[list[NamedSpan]] = [[] for _ in range(len(borders) + 1)]
    for span in named:
        parts[bisect_right(borders, span.start)].append(span)
    return parts


def _full_names(text: str, named: Sequence[NamedSpan], names: Sequence[str]) -> dict[tuple[str, str], str]:
    """Return the full name of each short form that stands for one thing wherever an item says for what."""
    told: dict[tuple[str, str], set[str]] = {}
    for span, name in zip(named, names, strict=True):
        surface = text[span.start : span.end]
        if surface != name:
            told.setdefault((span.label, surface), set()).add(name)
    return {short: full.pop() for short, full in told.items() if len(full) == 1}


def _name_within(text: str, named: Sequence[NamedSpan]) -> list[str]:
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
        raise SpanError(msg("a mention does not align with the tokens"), where=f"[{named.start}, {named.end})")
    return span


@Language.component("kg_mentions", assigns=["doc.spans", "doc.ents"])
def set_mentions(doc: Doc) -> Doc:
    """Write the mentions and titles of `doc`."""
    mentions, titles = find_mentions(doc)
    doc.ents = mentions
    doc.spans[MENTIONS_KEY] = SpanGroup(doc, name=MENTIONS_KEY, spans=mentions)
    doc.spans[TITLES_KEY] = SpanGroup(doc, name=TITLES_KEY, spans=titles)
    return doc
