"""Annotated articles as the fact finders read them, for training and cross-validation (format: the annotation
guidelines).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from kg.models import Affiliation, Fact, Statement
from kg.nlp.affiliations import extract_affiliations
from kg.nlp.annotated import AnnotatedText, Mention, Word
from kg.nlp.fact_context import FactContext
from kg.nlp.features import read_stretches
from kg.nlp.furniture import drop_stated
from kg.nlp.parts import cut_reading
from kg.nlp.placing import place_facts
from kg.nlp.plan_candidates import PlanCandidate, find_plan_candidates
from kg.nlp.statements import extract_statements
from kg.nlp.tokenizer import NamedSpan, Reading, cut_tokens
from kg.text.datelines import sent_on
from kg.text.digest import Item, find_items
from kg.text.lines import Joined
from kg.text.stretch import Stretch

F = TypeVar("F", bound=Fact)
R = TypeVar("R")
_ADDED = 3  # characters of an item's text that the article has not: line ends behind headline and news, and a mark


@dataclass(frozen=True)
class GoldArticle:
    """One article with its annotation; `reading` has the gold names and titles at every place where they occur."""

    id: str
    gold: dict[str, Any]
    reading: AnnotatedText
    published: str | None = None  # as the article says; the reading's is the day of its dateline
    items: tuple[Item, ...] = ()  # of a digest
    unread: tuple[Stretch, ...] = ()  # what is read for names alone
    placed: Joined | None = None  # of an item: its places in the article

    @cached_property
    def parts(self) -> list[GoldArticle]:
        """The texts that are read each for itself: the items of a digest, else the article."""
        if not self.items:
            return [self]
        cut = cut_reading(self.reading, self.items, self.published)
        return [replace(self, reading=reading, items=(), placed=placed) for reading, placed in cut]

    def place(self, text: str, rated: Sequence[tuple[F, R]]) -> list[tuple[F, R]]:
        """Return the facts of this part, each with what belongs to it, at their places in the article (`text`)."""
        if self.placed is None:
            return list(rated)
        facts = place_facts(text, self.placed, [fact for fact, _ in rated])
        return [(fact, rest) for fact, (_, rest) in zip(facts, rated, strict=True)]

    def read(self, find: Callable[[GoldArticle], Sequence[tuple[F, R]]]) -> list[tuple[F, R]]:
        """Return what `find` finds in the parts, at its place in the article, without what is read for names alone."""
        found = [pair for part in self.parts for pair in part.place(self.reading.text, find(part))]
        kept = {id(fact) for fact in drop_stated(self.unread, [fact for fact, _ in found])}
        return [pair for pair in found if id(pair[0]) in kept]

    def seen(self, affiliations: Sequence[Affiliation], statements: Sequence[Statement]) -> GoldArticle:
        """Return the article with its parts' posts and statements taken from these, which lie at their places in it."""
        article = replace(self)
        for part in article.parts:
            context = FactContext(part.reading, part._own(affiliations), part._own(statements))
            part.__dict__["context"] = context
        return article

    def _own(self, facts: Sequence[F]) -> list[F]:
        """Return the facts that lie in this part, at their places in it."""
        if self.placed is None:
            return list(facts)
        (_, start), (cut, _) = self.placed.cuts
        head, end = start + cut - 1, start + len(self.placed.text) - _ADDED

        def moved(fact: F) -> F:
            by = (fact.start >= head) - start  # a line end stands behind the headline
            return fact.model_copy(update={"start": fact.start + by, "end": fact.end + by})

        return [moved(fact) for fact in facts if start <= fact.start and fact.end <= end]

    @cached_property
    def context(self) -> FactContext:
        """The reading with the affiliations and statements that the rules find in it."""
        return FactContext(self.reading, extract_affiliations(self.reading), extract_statements(self.reading))

    @cached_property
    def plan_candidates(self) -> list[PlanCandidate]:
        """The clauses that may begin a plan."""
        return find_plan_candidates(self.context)

    @cached_property
    def entities_of(self) -> dict[str, set[int]]:
        """The numbers of the gold entities that have a surface."""
        found: dict[str, set[int]] = {}
        for number, entity in enumerate(self.gold["entities"]):
            for surface in entity["mentions"]:
                found.setdefault(surface, set()).add(number)
        return found

    @cached_property
    def _forms(self) -> dict[str, set[str]]:
        """The surfaces of each entity of the reading."""
        found: dict[str, set[str]] = {}
        for name in self.reading.names:
            found.setdefault(name.entity, set()).add(name.surface)
        return found

    def is_named(self, name: Mention, surface: str | None) -> bool:
        """Tell whether a name of the reading, by any of its entity's surfaces, means the gold entity with this surface."""
        return any(self.same(form, surface) for form in self._forms.get(name.entity, {name.surface}))

    def same(self, surface: str | None, other: str | None) -> bool:
        """Tell whether two surfaces mean one gold entity."""
        if surface is None or other is None:
            return False
        return surface == other or bool(self.entities_of.get(surface, set()) & self.entities_of.get(other, set()))


def load_gold(*folders: Path) -> list[GoldArticle]:
    """Return the annotated articles of the folders (ID.article.json and ID.gold.json), by folder and id."""
    articles = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.gold.json"))):
        gold = json.loads(path.read_text(encoding="utf-8"))
        article = json.loads(path.with_name(path.name.replace(".gold.", ".article.")).read_text(encoding="utf-8"))
        articles.append(_annotated(gold, article))
    return articles


def _annotated(gold: dict[str, Any], article: dict[str, Any]) -> GoldArticle:
    reading, published = _read(gold, article), article.get("published")
    return GoldArticle(gold["id"], gold, reading, published, items_of(reading))


def items_of(reading: AnnotatedText) -> tuple[Item, ...]:
    """Return the items of a digest, as the pipeline cuts them by the names of the reading."""
    return tuple(find_items(reading.text, [(n.start, n.surface) for n in reading.names if n.type != "POLICY"]))


def _read(gold: dict[str, Any], article: dict[str, Any]) -> AnnotatedText:
    text = f"{article['title']}\n{article['content']}"
    taken = bytearray(len(text))
    names: list[Mention] = []
    surfaces = [(surface, entity) for entity in gold["entities"] for surface in entity["mentions"]]
    for surface, entity in sorted(surfaces, key=lambda pair: (-len(pair[0]), pair[0])):
        for start, end in _occurrences(text, surface):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                names.append(Mention(start, end, entity["type"], entity["name"], surface))
    titles = {
        Stretch(start, end)
        for fact in gold["affiliations"]
        if fact["title"]
        for start, end in _occurrences(text, fact["title"])
        if not any(taken[start:end])
    }
    day = sent_on(text, article.get("published"))
    return AnnotatedText(text, tuple(sorted(names)), tuple(sorted(titles)), day, _words(text, names))


def _words(text: str, names: list[Mention]) -> tuple[Word, ...]:
    """Return the words as the tokenizer cuts them when the recogniser finds just the gold names."""
    found = tuple(word for stretch in read_stretches(text) for word in stretch.words)
    named = tuple(NamedSpan(name.start, name.end, name.type) for name in sorted(names))
    tokens = cut_tokens(text, Reading(found, named))
    return tuple(Word(start, end, tag) for start, end, tag in tokens if not text[start:end].isspace())


def _occurrences(text: str, part: str) -> list[tuple[int, int]]:
    found, start = [], text.find(part)
    while start >= 0:
        found.append((start, start + len(part)))
        start = text.find(part, start + len(part))
    return found
