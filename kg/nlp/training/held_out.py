"""Annotated articles as the fact finders will meet them: with the names that a recogniser found which had not seen them.

The fact finders' filters are judged and calibrated on these, since a name that is wrong makes a fact that is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from kg.models import clean_text
from kg.nlp import annotated
from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.attributes import TITLE_LABEL
from kg.nlp.corrections import settle_names
from kg.nlp.crf import CrfLabeller
from kg.nlp.features import read_stretches
from kg.nlp.furniture import find_furniture, mask_furniture
from kg.nlp.mentions import name_entities
from kg.nlp.recognizer import label_names
from kg.nlp.tokenizer import NamedSpan, Reading, Word, cut_tokens
from kg.nlp.training.annotation import make_folds
from kg.nlp.training.gold import GoldArticle
from kg.nlp.training.recognizer import FOLDS, fold_model
from kg.text.stretch import Stretch


def read_held_out(articles: Sequence[GoldArticle], scratch: Path) -> list[GoldArticle]:
    """Return the articles with the names found by the recognisers of `scratch`, each by the one that has not seen it.

    `articles` are all that the recognisers were cross-validated on, in the same order.
    """
    labeller = cache(lambda fold: CrfLabeller(fold_model(fold, scratch)))
    found = list(articles)
    for fold, members in enumerate(make_folds([article.reading.text for article in articles], FOLDS)):
        for index in members:
            reading = articles[index].reading
            found[index] = replace(articles[index], reading=_read(reading.text, reading.published, labeller(fold)))
    return found


def _read(text: str, published: str | None, labeller: CrfLabeller) -> AnnotatedText:
    text = clean_text(text)
    text = mask_furniture(text, find_furniture(text))
    stretches = read_stretches(text)
    words = tuple(word for stretch in stretches for word in stretch.words)
    return _annotate(text, published, words, tuple(settle_names(text, label_names(text, stretches, labeller), words)))


def _annotate(text: str, published: str | None, words: tuple[Word, ...], spans: tuple[NamedSpan, ...]) -> AnnotatedText:
    named = [span for span in spans if span.label != TITLE_LABEL]
    names = sorted(
        Mention(span.start, span.end, span.label, entity, text[span.start : span.end])
        for span, entity in zip(named, name_entities(text, named), strict=True)
    )
    titles = tuple(sorted(Stretch(span.start, span.end) for span in spans if span.label == TITLE_LABEL))
    tokens = cut_tokens(text, Reading(words, spans))
    cut = tuple(annotated.Word(start, end, tag) for start, end, tag in tokens if not text[start:end].isspace())
    return AnnotatedText(text, tuple(names), titles, published, cut)
