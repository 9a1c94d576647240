"""The pipeline: its components in order, and the extractor that is built in, which turns an article into observations."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from kg.messages import msg
from kg.models import Article, ArticleEntity, EntityType, Extraction, Fact, MentionSpan, SetAside, clean_text
from kg.nlp import mentions, sentences  # noqa: F401  registers their factories
from kg.nlp.annotated import Mention, read_doc
from kg.nlp.attributes import FACT_ATTRIBUTES, ITEMS_KEY, READING_KEY, SET_ASIDE
from kg.nlp.bylines import mark_bylines
from kg.nlp.confidence import entity_confidence
from kg.nlp.furniture import drop_stated, find_furniture, mask_furniture
from kg.nlp.parts import Part, split_items
from kg.nlp.placing import place_entities, place_facts
from kg.nlp.recognizer import read_text
from kg.nlp.tokenizer import NewsTokenizer, Reading
from kg.nlp.version import extractor_version
from kg.nlp.written import as_written
from kg.text.lines import join_lines
from kg.text.reading_copy import is_chinese, make_copy
from kg.text.stretch import Stretch

_FINDERS = frozenset(f"kg_{name}" for name in FACT_ATTRIBUTES)
NOT_CHINESE = msg("the text is not Chinese; nothing was read of it")


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
    """Return the article's entities by first mention: mentions of one type and name are one entity."""
    reading: Reading = doc.user_data.get(READING_KEY, Reading())
    scores = {span.start: span.score for span in reading.named}
    whole = read_doc(doc)
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in whole.names:
        groups.setdefault((mention.type, mention.entity), []).append(mention)
    entities = []
    for (label, name), members in groups.items():
        surfaces = sorted({each.surface for each in members}, key=lambda surface: (-len(surface), surface))
        found = [scores[each.start] for each in members if each.start in scores]
        entities.append(
            ArticleEntity(
                type=EntityType(label),
                name=name,
                mentions=tuple(surfaces),
                mention_spans=tuple(MentionSpan(surface=e.surface, start=e.start, end=e.end) for e in members),
                confidence=entity_confidence(label, surfaces, found) if found else None,
            )
        )
    return mark_bylines(whole.text, entities)


class BuiltinExtractor:
    """The `kg.models.Extractor` that is built in: each extraction depends on its article alone."""

    def __init__(self, nlp: Language | None = None) -> None:
        self.nlp = nlp or _bare_pipeline()
        self.version = extractor_version()
        # The matrices here are small: more threads only wait for one another (three times slower on a busy machine),
        # and one thread adds in the same order everywhere.
        self._blas = ThreadpoolController()

    def extract(self, article: Article) -> Extraction:
        """Return what `article` says; offsets are code points of `article.text`."""
        # the zone frees the strings of this article, so memory does not grow with the number of articles
        with self.nlp.memory_zone(), self._blas.limit(limits=1, user_api="blas"):
            written = clean_text(article.text)
            if not is_chinese(written):
                return Extraction(id=article.id, notes=NOT_CHINESE)
            copy = make_copy(written)
            text = copy.text
            furniture = find_furniture(text)
            joined = join_lines(mask_furniture(text, furniture), text)
            doc = self.nlp.make_doc(joined.text)
            doc._.published = article.published
            parts = self._read(doc)
            entities, facts = collect_entities(doc), _collect_facts(doc, parts)
            items = [Stretch(item.start, item.end) for item in doc.user_data.get(ITEMS_KEY, ())]
        if joined.cuts:
            entities, facts = place_entities(text, joined, entities), place_facts(text, joined, facts)
            items = [Stretch(*joined.stored(*item)) for item in items]
        stated = drop_stated(furniture.named, facts)
        aside = [each for each in stated if isinstance(each, SetAside)]
        found = Extraction.of_article(article.id, entities, [f for f in stated if isinstance(f, Fact)], aside, items)
        return as_written(found, copy, written)

    def _read(self, doc: Doc) -> list[Part]:
        """Run the pipeline on `doc`, from the first finder of facts on for each item of a digest by itself; return these."""
        parts: list[Part] = []
        for name, component in self.nlp.pipeline:
            if name in _FINDERS and not parts:
                parts = split_items(doc)
            for each in [part.doc for part in parts] or [doc]:
                component(each)
        return parts


def _collect_facts(doc: Doc, parts: Sequence[Part]) -> list[Fact | SetAside]:
    """Return the facts and what was set aside, without what agency lines say, and headlines in 【】, which the news repeats."""
    found = _found_in(doc)
    whole = read_doc(doc)
    for part in parts:
        found += place_facts(whole.text, part.placed, _found_in(part.doc))
    structure = whole.structure
    reporting = [Stretch(line.start, line.end) for line in structure.agency_lines if not line.column]
    return list(drop_stated(sorted([*structure.headlines, *reporting]), found))


def _found_in(doc: Doc) -> list[Fact | SetAside]:
    return [fact for name in (*FACT_ATTRIBUTES, SET_ASIDE) for fact in getattr(doc._, name)]


def _bare_pipeline() -> Language:
    """Return the pipeline without what spaCy works out of each new word (shape, like an address …), which nothing here asks."""
    nlp = build_pipeline()
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]  # spaCy's stubs leave it out
    return nlp


def load_extractor() -> BuiltinExtractor:
    """Return an extractor with its models loaded."""
    return BuiltinExtractor()
