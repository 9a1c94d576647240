"""Figures: numbers that an article reports of a named subject.

Needs `doc.spans["mentions"]`; writes `doc._.figures`.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.models import Figure
from kg.nlp.annotated import AnnotatedText, read_doc, write_facts
from kg.nlp.figure_drafts import find_drafts
from kg.nlp.figure_features import figure_features
from kg.nlp.figure_reader import Draft
from kg.nlp.linear import load_linear

FIGURE_FILTER = "figure_filter"


def find_figures(doc: Doc) -> list[Figure]:
    """Return the figures of `doc` by start."""
    return extract_figures(read_doc(doc))


def extract_figures(reading: AnnotatedText) -> list[Figure]:
    """Return the figures of the text by start, each with its confidence."""
    keep = load_linear(FIGURE_FILTER)
    rated = ((figure, keep.score(features)) for figure, features in read_figures(reading))
    return [
        figure.model_copy(update={"confidence": keep.confidence(score)})
        for figure, score in rated
        if score >= keep.threshold
    ]


def read_figures(reading: AnnotatedText) -> list[tuple[Figure, list[str]]]:
    """Return what may be a figure by start, with what speaks for and against it."""
    return [(make_figure(reading, draft), figure_features(reading, draft)) for draft in find_drafts(reading)]


def make_figure(reading: AnnotatedText, draft: Draft) -> Figure:
    """Return the record of a draft."""
    text, value = reading.text, draft.value
    return Figure(
        text=text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        subject=draft.subject,
        indicator=draft.indicator,
        value=text[value.start : value.end],
        number=value.number,
        unit=value.unit,
        period=draft.period,
        change=text[slice(*draft.change)] if draft.change else None,
        change_number=draft.change_number,
    )


@Language.component("kg_figures", assigns=["doc._.figures"], requires=["doc.spans"])
def set_figures(doc: Doc) -> Doc:
    """Set `doc._.figures` and `doc.spans["figures"]`."""
    return write_facts(doc, Figure, find_figures(doc))
