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
from kg.nlp.training.gold import GoldArticle, items_of
from kg.nlp.training.recognizer import FOLDS, fold_model
from kg.text.datelines import sent_on
from kg.text.digest import find_items
from kg.text.stretch import Stretch


def read_held_out(articles: Sequence[GoldArticle], scratch: Path) -> list[GoldArticle]:
    """Return the articles with the names found by the recognisers of `scratch`, each by the one that has not seen it.

    `articles` are all that the recognisers were cross-validated on, in the same order.
    """
    labeller = cache(lambda fold: CrfLabeller(fold_model(fold, scratch)))
    found = list(articles)
    for fold, members in enumerate(make_folds([article.reading.text for article in articles], FOLDS)):
        for index in members:
            found[index] = _read(articles[index], labeller(fold))
    return found


def _read(article: GoldArticle, labeller: CrfLabeller) -> GoldArticle:
    text = clean_text(article.reading.text)
    furniture = find_furniture(text)
    text = mask_furniture(text, furniture)
    stretches = read_stretches(text)
    words = tuple(word for stretch in stretches for word in stretch.words)
    spans = tuple(settle_names(text, label_names(text, stretches, labeller), words))
    return found_article(article, _annotate(text, article.published, words, spans), furniture.named)


def found_article(article: GoldArticle, reading: AnnotatedText, named: Sequence[Stretch]) -> GoldArticle:
    """Return the article as it was read; of what stands in `named`, in headlines and agency lines, no fact is read."""
    structure = reading.structure
    reporting = [Stretch(line.start, line.end) for line in structure.agency_lines if not line.column]
    unread = tuple(sorted([*named, *structure.headlines, *reporting]))
    return replace(article, reading=reading, items=items_of(reading), unread=unread)


def _annotate(text: str, published: str | None, words: tuple[Word, ...], spans: tuple[NamedSpan, ...]) -> AnnotatedText:
    named = [span for span in spans if span.label != TITLE_LABEL]
    items = find_items(text, [(s.start, text[s.start : s.end]) for s in named if s.label != "POLICY"])
    entities = name_entities(text, named, [item.start for item in items])
    names = sorted(
        Mention(span.start, span.end, span.label, entity, text[span.start : span.end])
        for span, entity in zip(named, entities, strict=True)
    )
    titles = tuple(sorted(Stretch(span.start, span.end) for span in spans if span.label == TITLE_LABEL))
    tokens = cut_tokens(text, Reading(words, spans))
    cut = tuple(annotated.Word(start, end, tag) for start, end, tag in tokens if not text[start:end].isspace())
    return AnnotatedText(text, tuple(names), titles, sent_on(text, published), cut)
