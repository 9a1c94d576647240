"""The pipeline: its components in order, and the extractor that is built in, which turns an article into observations."""

from __future__ import annotations

import importlib

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from threadpoolctl import ThreadpoolController

from kg.models import Affiliation, Article, ArticleEntity, EntityType, Extraction, MentionSpan, clean_text
from kg.nlp import mentions, sentences  # noqa: F401  registers their factories
from kg.nlp.attributes import FACT_ATTRIBUTES, MENTIONS_KEY, READING_KEY
from kg.nlp.confidence import entity_confidence
from kg.nlp.furniture import Furniture, drop_stated, find_furniture, mask_furniture
from kg.nlp.recognizer import read_text
from kg.nlp.tokenizer import NewsTokenizer, Reading
from kg.nlp.version import extractor_version


def build_pipeline() -> Language:
    """Return the pipeline: tokenizer with recognition, sentences, mentions, then a component for each kind of fact."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = NewsTokenizer(nlp.vocab, read_text)
    nlp.max_length = 100_000_000  # no parser here, whose memory the default limit protects
    nlp.add_pipe("kg_sentences")
    nlp.add_pipe("kg_mentions")
    for name in FACT_ATTRIBUTES:
        importlib.import_module(f"kg.nlp.{name}")  # a kind's finder is the module of its key
        nlp.add_pipe(f"kg_{name}")
    return nlp


def collect_entities(doc: Doc) -> tuple[ArticleEntity, ...]:
    """Return the article's entities by first mention: spans of one type and `kb_id_` are one entity."""
    reading: Reading = doc.user_data.get(READING_KEY, Reading())
    scores = {span.start: span.score for span in reading.named}
    groups: dict[tuple[str, str], list[Span]] = {}
    for span in doc.spans[MENTIONS_KEY]:
        groups.setdefault((span.label_, span.kb_id_), []).append(span)
    entities = []
    for (label, name), spans in groups.items():
        surfaces = sorted({span.text for span in spans}, key=lambda surface: (-len(surface), surface))
        places = tuple(
            MentionSpan(surface=span.text, start=span.start_char, end=span.end_char)
            for span in sorted(spans, key=lambda span: span.start_char)
        )
        found = [scores[span.start_char] for span in spans if span.start_char in scores]
        entities.append(
            ArticleEntity(
                type=EntityType(label),
                name=name,
                mentions=tuple(surfaces),
                mention_spans=places,
                confidence=entity_confidence(label, surfaces, found) if found else None,
            )
        )
    return tuple(entities)


class BuiltinExtractor:
    """The `kg.models.Extractor` that is built in: each extraction depends on its article alone."""

    def __init__(self, nlp: Language | None = None) -> None:
        self.nlp = nlp or build_pipeline()
        self.version = extractor_version()
        # The matrices here are small: more threads only wait for one another (three times slower on a busy machine),
        # and one thread adds in the same order everywhere.
        self._blas = ThreadpoolController()

    def extract(self, article: Article) -> Extraction:
        """Return what `article` says; offsets are code points of `article.text`."""
        # the zone frees the strings of this article, so memory does not grow with the number of articles
        with self.nlp.memory_zone(), self._blas.limit(limits=1, user_api="blas"):
            text = clean_text(article.text)
            furniture = find_furniture(text)
            doc = self.nlp.make_doc(mask_furniture(text, furniture))
            doc._.published = article.published
            for _, component in self.nlp.pipeline:
                doc = component(doc)
            return _make_extraction(article.id, doc, furniture)


def _make_extraction(article_id: str, doc: Doc, furniture: Furniture) -> Extraction:
    found = {name: getattr(doc._, name) for name in FACT_ATTRIBUTES}
    posts = found.pop(Affiliation.key)  # the desk may be named in what is no news
    stated = drop_stated(furniture, [fact for facts in found.values() for fact in facts])
    aside = drop_stated(furniture, doc._.set_aside)
    return Extraction.of_article(article_id, collect_entities(doc), [*posts, *stated], aside)


def load_extractor() -> BuiltinExtractor:
    """Return an extractor with its models loaded."""
    return BuiltinExtractor()
